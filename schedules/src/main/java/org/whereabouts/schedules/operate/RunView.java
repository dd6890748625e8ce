package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.frontier.SweepProgress;
import org.whereabouts.indexer.registry.Applied;
import org.whereabouts.schedules.gate.Check;
import org.whereabouts.schedules.gate.Verdict;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunFindings.Counted;
import org.whereabouts.schedules.run.RunState;

/** A run as operators see it. */
@Schema(name = "Run", description = "One run of one source, and how far it has come.")
record RunView(
        long id,
        String source,
        RunState state,
        RunCause trigger,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Progress progress,

        @Schema(description = "how many people the site itself says it lists; null where it does not say") @Nullable
        Integer siteTotal,

        @Nullable VerdictView verdict,
        @Nullable Applied applied,

        @Schema(description = "words of the site that no lookup knows, most frequent first")
        List<UnknownWordView> unknownWords,

        @Nullable String error) {

    /** How far the sweep has come; searches known grow while capped searches are split. */
    record Progress(int searchesDone, int searchesKnown, int pages, int people) {}

    /** What the quality gate said. */
    record VerdictView(boolean passed, List<Check> checks) {

        static @Nullable VerdictView of(@Nullable Verdict verdict) {
            return verdict == null ? null : new VerdictView(verdict.passed(), verdict.checks());
        }
    }

    /** A word of the site that no lookup knows. */
    record UnknownWordView(String field, String word, long count) {}

    static RunView of(Run run, SweepProgress progress, List<Counted> unknownWords) {
        return new RunView(
                run.id(),
                run.source().value(),
                run.state(),
                run.cause(),
                run.queuedAt(),
                run.startedAt(),
                run.finishedAt(),
                new Progress(progress.searchesDone(), progress.searchesKnown(), progress.pages(), progress.people()),
                progress.siteTotal().isPresent() ? progress.siteTotal().getAsInt() : null,
                VerdictView.of(run.verdict()),
                run.applied(),
                unknownWords.stream()
                        .map(counted -> new UnknownWordView(
                                counted.finding().field(), counted.finding().word(), counted.count()))
                        .toList(),
                run.error());
    }
}
