package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.FetchWindow;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceProfile.Note;
import org.whereabouts.crawler.source.SourceProfile.Terms;

/**
 * What {@code site.yml} says of an agency's web site: where its lists of facilities and its mail rules begin, how far their
 * links are followed, and how politely.
 *
 * @param id the site, for example {@code us-pa-doc-web}; captures and budgets go by it
 * @param agency the agency's full name
 * @param origin scheme and host; no link leads a watch anywhere else
 * @param startPages paths of the pages that a watch begins with
 * @param allowedPaths which paths are followed: patterns in which {@code *} stands for part of a segment and {@code **} for any
 *     number of segments
 * @param excludedPaths patterns of pages that are not followed though they are allowed: a page that always fails would leave
 *     every watch incomplete
 * @param parameters query parameters that tell pages apart; all others are dropped from links
 * @param maxDepth how many links away from a start page a page may be
 * @param leastPages fewest pages that a believable watch reads
 * @param mostPages bound on the pages of one watch
 * @param delay the least time between two requests to the host; at most an hour
 * @param window in which hours of its day it may be watched; null for all
 * @param dailyRequests most requests to it in a day of {@code timeZone}; null for no bound of its own
 * @param timeZone of window and schedule
 * @param schedule when it is watched: a Quartz cron expression in {@code timeZone}; null where only operators start a watch
 * @param enabled whether it is watched at all; refused without reviewed terms
 * @param terms the site's terms and who read them; null while nobody has
 * @param notes dated observations
 */
public record AgencySite(
        SourceId id,
        String agency,
        URI origin,
        List<String> startPages,
        List<String> allowedPaths,
        List<String> excludedPaths,
        List<String> parameters,
        int maxDepth,
        int leastPages,
        int mostPages,
        Duration delay,
        @Nullable FetchWindow window,
        @Nullable Integer dailyRequests,
        ZoneId timeZone,
        @Nullable String schedule,
        boolean enabled,
        @Nullable Terms terms,
        List<Note> notes) {

    /** crawler4j counts depth in a short; no web site's directory is deeper than this. */
    private static final int DEEPEST = 20;

    private static final int LARGEST = 5_000;

    public AgencySite {
        startPages = List.copyOf(startPages);
        allowedPaths = List.copyOf(allowedPaths);
        excludedPaths = List.copyOf(excludedPaths);
        parameters = List.copyOf(parameters);
        notes = List.copyOf(notes);
        require(terms != null || !enabled, "enabled needs terms: (url, reviewedBy, reviewedOn, allows)");
        require(!startPages.isEmpty(), "startPages must name at least one path");
        require(startPages.stream().allMatch(path -> path.startsWith("/")), "startPages are paths that begin with /");
        require(allowedPaths.stream().allMatch(path -> path.startsWith("/")), "allowedPaths begin with /");
        require(origin.getRawPath().isEmpty() && origin.getHost() != null, "origin is scheme and host, without a path");
        require(maxDepth >= 0 && maxDepth <= DEEPEST, "maxDepth lies between 0 and " + DEEPEST);
        require(leastPages >= 1 && leastPages <= mostPages, "leastPages lies between 1 and mostPages");
        require(mostPages <= LARGEST, "mostPages is at most " + LARGEST);
        require(
                delay.compareTo(SourceProfile.LONGEST_DELAY) <= 0,
                "delay must be at most " + SourceProfile.LONGEST_DELAY);
        require(dailyRequests == null || dailyRequests >= 1, "dailyRequests must be at least 1");
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** How its host wants to be asked. */
    public Politeness politeness() {
        return new Politeness(id, origin, delay, timeZone, window, dailyRequests);
    }

    /** The same site as the sandbox plays it: elsewhere, faster, at any hour, and without the real site's terms being concerned. */
    public AgencySite overlaid(SourceOverlay overlay) {
        return new AgencySite(
                id,
                agency,
                overlay.baseUrl(),
                startPages,
                allowedPaths,
                excludedPaths,
                parameters,
                maxDepth,
                leastPages,
                mostPages,
                overlay.delay(),
                null,
                null,
                timeZone,
                schedule,
                true,
                new Terms(overlay.baseUrl(), "sandbox", LocalDate.EPOCH, "made-up pages on loopback"),
                notes);
    }
}
