package org.whereabouts.schedules.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.replay.ReplaySummary;
import org.whereabouts.crawler.replay.ReplayedPage.Trouble;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;

/** One line of a replay's answer: exactly one of these is there. */
@Schema(
        name = "ReplayLine",
        description = "One line; the last one holds the summary, or the failure that came before it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayLine(
        @Nullable Progress progress,
        @Nullable Entry entry,
        @Nullable Summary summary,
        @Nullable String failure) {

    /** How far it is, in pages. */
    record Progress(long done, long total) {}

    /** One person on one page, in the source's own words. */
    record Entry(
            long capture, String source, Instant fetchedAt, Map<EntryField, String> fields, List<String> aliases) {}

    /** A page that reads otherwise today. */
    record Change(long capture, String source, Reading then, Reading now) {}

    /** What was found. */
    record Summary(
            long pages,
            long entries,
            long bytes,
            Map<String, Long> outcomes,
            Map<Trouble, Long> unreadable,
            long changed,

            @Schema(description = "the first of the changed pages")
            List<Change> changes,

            @Schema(description = "time spent on reading pages alone")
            double parsingSeconds,

            double seconds) {}

    static ReplayLine progress(long done, long total) {
        return new ReplayLine(new Progress(done, total), null, null, null);
    }

    static ReplayLine entry(IndexedCapture capture, RosterEntry entry) {
        return new ReplayLine(
                null,
                new Entry(capture.id(), capture.source().value(), capture.fetchedAt(), entry.fields(), entry.aliases()),
                null,
                null);
    }

    static ReplayLine summary(ReplaySummary found) {
        return new ReplayLine(
                null,
                null,
                new Summary(
                        found.pages(),
                        found.entries(),
                        found.bytes(),
                        found.outcomes(),
                        found.unreadable(),
                        found.changed(),
                        found.changes().stream()
                                .map(change -> new Change(
                                        change.capture(), change.source().value(), change.then(), change.now()))
                                .toList(),
                        seconds(found.parsing()),
                        seconds(found.took())),
                null);
    }

    static ReplayLine failure(String what) {
        return new ReplayLine(null, null, null, what);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
