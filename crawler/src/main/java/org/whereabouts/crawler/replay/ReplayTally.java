package org.whereabouts.crawler.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.replay.ReplaySummary.Change;
import org.whereabouts.crawler.replay.ReplayedPage.Trouble;

/** Counts while a replay goes on. */
final class ReplayTally {

    private static final int CHANGES_SHOWN = 20;

    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private final SortedMap<Trouble, Long> unreadable = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long pages;
    private long bytes;
    private long entries;
    private long changed;
    private Duration parsing = Duration.ZERO;

    long pages() {
        return pages;
    }

    void unreadable(Trouble trouble) {
        pages++;
        unreadable.merge(trouble, 1L, Long::sum);
    }

    /** Takes note of a page; returns whether it read otherwise when it was captured. */
    boolean read(IndexedCapture capture, Reading now, long length, Duration took) {
        pages++;
        bytes += length;
        entries += now.entries();
        outcomes.merge(now.outcome(), 1L, Long::sum);
        parsing = parsing.plus(took);
        Reading then = capture.reading();
        if (then == null || then.equals(now)) {
            return false;
        }
        changed++;
        if (changes.size() < CHANGES_SHOWN) {
            changes.add(new Change(capture.id(), capture.source(), then, now));
        }
        return true;
    }

    ReplaySummary summary(Duration took) {
        return new ReplaySummary(
                pages,
                bytes,
                entries,
                Collections.unmodifiableSortedMap(outcomes),
                Collections.unmodifiableSortedMap(unreadable),
                changed,
                List.copyOf(changes),
                parsing,
                took);
    }
}
