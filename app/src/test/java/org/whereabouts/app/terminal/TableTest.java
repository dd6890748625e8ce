package org.whereabouts.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.terminal.Table.Column;

class TableTest {

    private static Table people() {
        return Table.of(Column.text("NAME"), Column.exact("NUMBER"), Column.number("AGE"))
                .row("Maximiliana Featherstonehaugh-Cholmondeley", "01234567", "41")
                .row("Al Bo", "7", "9");
    }

    @Test
    void columnsAreAsWideAsTheirWidestValue() {
        assertThat(people().lines(80))
                .containsExactly(
                        "NAME                                        NUMBER    AGE",
                        "Maximiliana Featherstonehaugh-Cholmondeley  01234567   41",
                        "Al Bo                                       7           9");
    }

    @Test
    void textGivesWayBeforeNumbersDo() {
        assertThat(people().lines(40))
                .containsExactly(
                        "NAME                       NUMBER    AGE",
                        "Maximiliana Featherstone…  01234567   41",
                        "Al Bo                      7           9");
    }

    @Test
    void whereNothingCanGiveWayEachRowBecomesABlockThatLosesNothing() {
        assertThat(people().lines(20))
                .containsExactly(
                        "NAME    Maximiliana",
                        "        Featherstonehaugh-Cholmondeley",
                        "NUMBER  01234567",
                        "AGE     41",
                        "",
                        "NAME    Al Bo",
                        "NUMBER  7",
                        "AGE     9");
    }

    @Test
    void noLineOfAGridIsWiderThanTheTerminal() {
        IntStream.rangeClosed(27, 120)
                .forEach(width -> assertThat(people().lines(width))
                        .as("at width %d", width)
                        .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                                .isLessThanOrEqualTo(width)));
    }

    @Test
    void anExactValueIsNeverCut() {
        IntStream.rangeClosed(20, 120)
                .forEach(width ->
                        assertThat(String.join("\n", people().lines(width))).contains("01234567"));
    }

    @Test
    void escapeSequencesInValuesDoNotReachTheTerminal() {
        List<String> lines =
                Table.of(Column.text("NAME")).row("\u001b[2Jgone\u202e").lines(80);

        assertThat(lines.getLast()).isEqualTo(" [2Jgone");
    }

    @Test
    void aRowNeedsAValueForEachColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(Column.text("A"), Column.text("B")).row("1"))
                .withMessage("1 values for 2 columns");
    }
}
