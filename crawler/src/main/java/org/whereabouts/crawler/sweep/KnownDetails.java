package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.LeadDigest;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome.Lead;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Whom a sweep need not ask about: people whom the list names as it did in the run before, whose own page was read lately. The
 * page of the run before is taken over with its age.
 */
interface KnownDetails {

    /** Nobody is known: everybody is asked about. */
    KnownDetails NONE = _ -> Map.of();

    /** The captures to take over, for those of these people who are known. */
    Map<Lead, Long> among(List<Lead> leads);

    /** Those of the run before this one, as old as the profile allows. */
    static KnownDetails ofRunBefore(CaptureStore captures, SourceProfile profile, long runId, InstantSource clock) {
        Duration goodFor = profile.detailsGoodFor();
        return goodFor == null
                ? NONE
                : leads -> {
                    Map<String, Lead> byDigest = toldApart(leads);
                    Map<Lead, Long> known = new HashMap<>();
                    captures.detailsBefore(profile.id(), runId, byDigest.keySet())
                            .forEach((digest, capture) -> {
                                if (isGood(digest, capture, goodFor, clock.instant())) {
                                    known.put(byDigest.getOrDefault(digest, leads.getFirst()), capture.id());
                                }
                            });
                    return known;
                };
    }

    /** By what the list says of them; without those who have no number, or of whom the list says the same. */
    private static Map<String, Lead> toldApart(List<Lead> leads) {
        Map<String, List<Lead>> all = leads.stream()
                .filter(lead -> lead.row().get(EntryField.NUMBER).isPresent())
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
}
