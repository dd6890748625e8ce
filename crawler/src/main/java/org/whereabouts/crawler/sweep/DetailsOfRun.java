package org.whereabouts.crawler.sweep;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.DetailCaptures;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.LeadDigest;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Lead;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;

/**
 * The pages about people that a search of a run need not ask for: those of an earlier go of the search, and those of the run before
 * this one, as old as the profile allows. They are taken over with their age.
 */
final class DetailsOfRun implements KnownDetails {

    private final DetailCaptures details;
    private final TransactionTemplate transaction;
    private final Source source;
    private final long runId;
    private final Search search;
    private final InstantSource clock;
    private boolean hasKept;

    DetailsOfRun(
            DetailCaptures details,
            TransactionTemplate transaction,
            Source source,
            long runId,
            Search search,
            InstantSource clock) {
        this.details = details;
        this.transaction = transaction;
        this.source = source;
        this.runId = runId;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public Map<Lead, Long> among(List<Lead> leads) {
        Map<String, Lead> byDigest = toldApart(leads);
        Map<String, IndexedCapture> pages = new HashMap<>(ofRunBefore(byDigest.keySet()));
        pages.putAll(details.kept(source.profile().id(), runId, byDigest.keySet()));
        Map<Lead, Long> known = new HashMap<>();
        pages.forEach((digest, page) -> {
            if (readsAsBefore(page)) {
                known.put(
                        Objects.requireNonNull(byDigest.get(digest), "only pages about these were asked for"),
                        page.id());
            }
        });
        return known;
    }

    /** Whether the page is still there, and this version reads it as the one that captured it: a run that takes it over must. */
    private boolean readsAsBefore(IndexedCapture capture) {
        try {
            PageOutcome outcome = PageReader.read(source, details.page(capture));
            return Reading.of(outcome).equals(capture.reading());
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private Map<String, IndexedCapture> ofRunBefore(Set<String> digests) {
        Duration goodFor = source.profile().detailsGoodFor();
        if (goodFor == null) {
            return Map.of();
        }
        Map<String, IndexedCapture> pages =
                new HashMap<>(details.before(source.profile().id(), runId, digests));
        pages.entrySet().removeIf(page -> !isGood(page.getKey(), page.getValue(), goodFor, clock.instant()));
        return pages;
    }

    /** By what the list says of them; without those who have no number, or of whom the list says the same. */
    private static Map<String, Lead> toldApart(List<Lead> leads) {
        Map<String, List<Lead>> all = leads.stream()
                .filter(lead -> lead.row().has(EntryField.NUMBER))
                .collect(Collectors.groupingBy(lead -> LeadDigest.of(lead.row())));
        return all.entrySet().stream()
                .filter(same -> same.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, same -> same.getValue().getFirst()));
    }

    /**
     * Pages age differently, between half the time and all of it: those of a first sweep would all be due again in one and the
     * same sweep.
     */
    private static boolean isGood(String digest, IndexedCapture capture, Duration goodFor, Instant now) {
        int spread = HexFormat.fromHexDigits(digest, digest.length() - 4, digest.length());
        Duration age = goodFor.dividedBy(2)
                .plus(goodFor.dividedBy(2).multipliedBy(spread).dividedBy(0x10000));
        return capture.fetchedAt().isAfter(now.minus(age));
    }

    @Override
    public void keep(List<Capture> pages) {
        if (!pages.isEmpty()) {
            transaction.executeWithoutResult(_ -> details.keep(source.profile().id(), runId, search, pages));
            hasKept = true;
        }
    }

    /** Whether this go of the search has brought the next one nearer to its end, though it broke off. */
    boolean hasKept() {
        return hasKept;
    }
}
