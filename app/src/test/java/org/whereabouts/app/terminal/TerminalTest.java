package org.whereabouts.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void theLauncherSaysHowWideTheTerminalIs() {
        Terminal terminal = Terminal.ofProcess(Map.of("COLUMNS", "120", "WHEREABOUTS_TTY", "1", "TERM", "xterm"));

        assertThat(terminal.columns()).isEqualTo(120);
        assertThat(terminal.live()).isTrue();
    }

    @Test
    void aWidthThatIsNoNumberIsTheUsualOne() {
        assertThat(Terminal.ofProcess(Map.of("COLUMNS", "wide")).columns()).isEqualTo(Terminal.USUAL_COLUMNS);
    }

    @Test
    void aPipeAndADumbTerminalAreNotRedrawn() {
        assertThat(Terminal.ofProcess(Map.of()).live()).isFalse();
        assertThat(Terminal.ofProcess(Map.of("WHEREABOUTS_TTY", "1", "TERM", "dumb"))
                        .live())
                .isFalse();
    }

    @Test
    void jsonKeepsTheOrderOfItsFields() {
        CapturedTerminal captured = new CapturedTerminal(80, false);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("z", 1);
        value.put("a", List.of("x"));

        captured.terminal().printJson(value);

        assertThat(captured.out().replaceAll("\\s", "")).isEqualTo("{\"z\":1,\"a\":[\"x\"]}");
    }

    @Test
    void jsonHoldsNothingThatATerminalWouldObey() {
        CapturedTerminal captured = new CapturedTerminal(80, false);

        captured.terminal().printJson("a\u001b[2Jb\u009b2Jc\u202ed");

        assertThat(captured.out().strip()).isEqualToIgnoringCase("\"a\\u001b[2Jb\\u009b2Jc\\u202ed\"");
    }
}
