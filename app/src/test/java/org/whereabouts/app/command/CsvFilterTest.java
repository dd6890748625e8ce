package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.terminal.CapturedTerminal;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

class CsvFilterTest {

    private final CapturedTerminal terminal = new CapturedTerminal(80, false);

    private String answered(String input) {
        return answered(input.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers each row with its text and place the other way round. */
    private String answered(byte[] input) {
        var setting = new Setting(
                new ByteArrayInputStream(input),
                terminal.terminal(),
                Map.of(),
                InstantSource.fixed(Instant.EPOCH),
                ZoneOffset.UTC);
        var filter = new CsvFilter(
                List.of("text"),
                List.of("place"),
                List.of("place", "text"),
                row -> List.of(row.text("place"), row.text("text")));
        assertThat(filter.run(setting)).isZero();
        return terminal.out();
    }

    @Test
    void oneRowOutForEachRowInAndInOrder() {
        assertThat(answered("text,place\na,1\nb,2\n\"\",\"\"\na,1\n")).isEqualTo("place,text\n1,a\n2,b\n\"\",\n1,a\n");
    }

    @Test
    void columnsAreFoundByNameAndOthersLeftAlone() {
        assertThat(answered("\uFEFFsomething,PLACE, Text \r\nx,1,a\r\n")).isEqualTo("place,text\n1,a\n");
    }

    @Test
    void anOptionalColumnMayBeMissingAndARowMayEndEarly() {
        assertThat(answered("text\na")).isEqualTo("place,text\n\"\",a\n");
        assertThat(new CsvFilterTest().answered("text,place\na\n")).isEqualTo("place,text\n\"\",a\n");
    }

    @Test
    void quotesLineBreaksAndCommasSurvive() {
        assertThat(answered("text,place\n\"a \"\"b\"\", c\n d\",1\n"))
                .isEqualTo("place,text\n1,\"a \"\"b\"\", c\n d\"\n");
    }

    @Test
    void anEmptyCellIsARowAndAnEmptyLineIsNone() {
        assertThat(answered("text\n\"\"\n\na\n\n")).isEqualTo("place,text\n\"\",\n\"\",a\n");
    }

    @Test
    void bytesThatAreNoUtf8AreAnsweredToo() {
        assertThat(answered(new byte[] {'t', 'e', 'x', 't', '\n', 'J', 'o', 's', (byte) 0xE9, '\n'}))
                .isEqualTo("place,text\n\"\",Jos\uFFFD\n");
    }

    @Test
    void theHeaderHasToNameWhatIsNeeded() {
        assertThatThrownBy(() -> answered(""))
                .isInstanceOfSatisfying(
                        OperatorException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("text (and perhaps place)");
        assertThatThrownBy(() -> answered("name\na\n")).hasMessageContaining("no column 'text'");
        assertThatThrownBy(() -> answered("text,text\na,b\n")).hasMessageContaining("Two columns are called 'text'");
    }

    @Test
    void whatIsNoCsvAnyMoreIsSaidAndWhatCameBeforeIsAnswered() {
        assertThatThrownBy(() -> answered("text\na\n\"b\n"))
                .isInstanceOfSatisfying(
                        OperatorException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageContaining("cannot be read as CSV");
        assertThat(terminal.out()).isEqualTo("place,text\n\"\",a\n");
    }
}
