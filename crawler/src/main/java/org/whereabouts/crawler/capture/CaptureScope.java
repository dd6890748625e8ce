package org.whereabouts.crawler.capture;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.whereabouts.crawler.source.SourceId;

/**
 * Which captures are meant; what is empty does not matter.
 *
 * @param since fetched then or later
 * @param until fetched before then
 */
public record CaptureScope(
        OptionalLong run, Optional<SourceId> source, Optional<Instant> since, Optional<Instant> until) {

    /** All captures of a run. */
    public static CaptureScope ofRun(long run) {
        return new CaptureScope(OptionalLong.of(run), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All captures of a source, those of look-ups too. */
    public static CaptureScope ofSource(SourceId source) {
        return new CaptureScope(OptionalLong.empty(), Optional.of(source), Optional.empty(), Optional.empty());
    }

    /** Whether nothing is said, so that everything would be meant. */
    public boolean isEverything() {
        return run.isEmpty() && source.isEmpty() && since.isEmpty() && until.isEmpty();
    }
}
