package org.whereabouts.crawler.replay;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.replay.ReplayedPage.Trouble;
import org.whereabouts.crawler.source.SourceId;

/**
 * What a replay found.
 *
 * @param pages how many captures were looked at, readable or not
 * @param bytes of payload, as received
 * @param entries people on the pages, one for each mention
 * @param outcomes how many pages read as what, by the kind of outcome
 * @param unreadable how many could not be read, and why
 * @param changed how many read otherwise than when they were captured
 * @param changes the first of those
 * @param parsing time spent on reading pages alone
 * @param took time in all
 */
public record ReplaySummary(
        long pages,
        long bytes,
        long entries,
        SortedMap<String, Long> outcomes,
        SortedMap<Trouble, Long> unreadable,
        long changed,
        List<Change> changes,
        Duration parsing,
        Duration took) {

    /** A page that reads otherwise today. */
    public record Change(long capture, SourceId source, Reading then, Reading now) {}
}
