package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.timetable.RunService;

/** A source that was withdrawn. */
@Schema(name = "Withdrawn")
record WithdrawnView(
        String source,

        @Schema(description = "since when nobody may ask it; a second withdrawal changes nothing")
        Instant withdrawnAt,

        @Schema(description = "the run that was open; null when there was none") @Nullable
        Long openRun,

        @Schema(
                description = "how far that run was: APPLYING and PROJECTING are brought to their end, all else ends"
                        + " INCOMPLETE")
        @Nullable
        RunState openRunState) {

    static WithdrawnView of(RunService.Withdrawn withdrawn) {
        return new WithdrawnView(
                withdrawn.source().value(),
                withdrawn.since(),
                withdrawn.run().map(Run::id).orElse(null),
                withdrawn.run().map(Run::state).orElse(null));
    }
}
