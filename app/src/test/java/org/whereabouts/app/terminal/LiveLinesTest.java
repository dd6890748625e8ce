package org.whereabouts.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveLinesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T00:00:00Z"));

    private void pass(int seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }

    @Test
    void onATerminalTheLinesTakeThePlaceOfTheOnesBefore() {
        CapturedTerminal captured = new CapturedTerminal(80, true);
        LiveLines lines = new LiveLines(captured.terminal(), now::get);

        lines.show(List.of("a 1", "b 1"));
        lines.show(List.of("a 2", "b 2"));

        assertThat(captured.out()).isEqualTo("a 1\nb 1\n\u001b[2F\u001b[Ja 2\nb 2\n");
    }

    @Test
    void whatFollowsTheLastStateIsPrintedBelowIt() {
        CapturedTerminal captured = new CapturedTerminal(80, true);
        LiveLines lines = new LiveLines(captured.terminal(), now::get);

        lines.finish(List.of("done"));
        lines.show(List.of("next"));

        assertThat(captured.out()).isEqualTo("done\nnext\n");
    }

    @Test
    void aLineThatWouldWrapIsCut() {
        CapturedTerminal captured = new CapturedTerminal(20, true);

        new LiveLines(captured.terminal(), now::get).show(List.of("x".repeat(50)));

        assertThat(captured.out()).isEqualTo("x".repeat(19) + "\n");
    }

    @Test
    void inALogALineIsPrintedNowAndThenAndNeverTwice() {
        CapturedTerminal captured = new CapturedTerminal(80, false);
        LiveLines lines = new LiveLines(captured.terminal(), now::get);

        lines.show(List.of("a 1", "b 1"));
        pass(1);
        lines.show(List.of("a 2", "b 1"));
        pass(5);
        lines.show(List.of("a 3", "b 1"));
        lines.finish(List.of("a 4", "b 1"));

        assertThat(captured.out()).isEqualToNormalizingNewlines("a 1\nb 1\na 3\na 4\n");
    }
}
