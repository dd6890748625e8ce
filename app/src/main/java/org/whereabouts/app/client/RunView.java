package org.whereabouts.app.client;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it.
 *
 * @param id its number
 * @param source what is swept
 * @param state where it stands, for example {@code SWEEPING}
 * @param trigger {@code SCHEDULE} or {@code OPERATOR}
 * @param queuedAt when it was asked for
 * @param startedAt when it began; null while it waits
 * @param finishedAt when it ended; null while it is under way
 * @param progress how far the sweep is; null before it began
 * @param siteTotal how many people the site itself says it lists; null where it does not say
 * @param verdict the quality gate's; null before it judged
 * @param applied what changed; null unless it was applied
 * @param error why it failed; null unless it did
 */
public record RunView(
        long id,
        String source,
        String state,
        String trigger,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Progress progress,
        @Nullable Integer siteTotal,
        @Nullable Verdict verdict,
        @Nullable Applied applied,
        @Nullable String error) {

    private static final Set<String> ENDED = Set.of("COMPLETED", "QUARANTINED", "INCOMPLETE", "FAILED");

    /** How far the sweep is; {@code searchesKnown} grows while searches are split. */
    public record Progress(int searchesDone, int searchesKnown, int pages, int people) {}

    /** The quality gate's verdict. */
    public record Verdict(boolean passed, List<Check> checks) {}

    /** One check of the gate: what was measured and the bound it was held against. */
    public record Check(
            String name,
            @Nullable String measured,
            @Nullable String bound,
            boolean passed) {}

    /** What applying the run changed. */
    public record Applied(int inserted, int updated, int unchanged, int moved, int missing, int back) {}

    /** Whether nothing more will happen. */
    public boolean ended() {
        return ENDED.contains(state);
    }

    /** Whether it did what a run is for. */
    public boolean completed() {
        return state.equals("COMPLETED");
    }
}
