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

    /** Whether nothing is said, so that everything would be meant. */
    public boolean isEverything() {
        return run.isEmpty() && source.isEmpty() && since.isEmpty() && until.isEmpty();
    }
}
