package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.capture.CaptureScope;
import org.whereabouts.crawler.source.SourceId;

/** What is to be read again. */
@Schema(name = "ReplayRequest", description = "At least one of run, source, since and until; several narrow it down.")
record ReplayRequest(
        @Nullable Long run,

        @Schema(example = "us-pa-doc") @Nullable String source,

        @Schema(description = "fetched then or later") @Nullable
        Instant since,

        @Schema(description = "fetched before then") @Nullable
        Instant until,

        @Schema(description = "also tell every person on the pages: personal data") @Nullable
        Boolean entries) {

    boolean wantsEntries() {
        return Boolean.TRUE.equals(entries);
    }

    /**
     * The captures that are meant.
     *
     * @param known the source, found among those that are known
     * @throws ReplayRequestException when nothing is said, or the span is empty
     */
    CaptureScope scope(@Nullable SourceId known) {
        CaptureScope scope = new CaptureScope(
                run == null ? OptionalLong.empty() : OptionalLong.of(run),
                Optional.ofNullable(known),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
        if (scope.isEverything()) {
            throw new ReplayRequestException("name at least one of run, source, since and until");
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw new ReplayRequestException("since must be before until");
        }
        return scope;
    }
}
