package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTableTest {

    private static final String HEADS = "<tr><th>Name</th><th> TDCJ\n Number </th></tr>";

    private static HtmlTable table(String rows) {
        return table(HEADS, rows).orElseThrow();
    }

    private static Optional<HtmlTable> table(String heads, String rows) {
        Element table = Jsoup.parse("<table><thead>" + heads + "</thead><tbody>" + rows + "</tbody></table>")
                .selectFirst("table");
        return HtmlTable.of(Objects.requireNonNull(table));
    }

    @Test
    void cellsAreFoundByTheHeadsOfTheirColumns() {
        HtmlTable table =
                table("<tr><th><a href='/1'>DOE, JANE</a></th><td> 0042 </td></tr><tr><td>ROE</td><td></td></tr>");

        assertThat(table.heads()).containsExactly("Name", "TDCJ Number");
        assertThat(table.rows()).extracting(row -> row.text("Name")).containsExactly("DOE, JANE", "ROE");
        assertThat(table.rows()).extracting(row -> row.text("TDCJ Number")).containsExactly("0042", "");
    }

    @Test
    void columnsThatAreNotThereAreNamed() {
        assertThat(table("").missing(List.of("Name", "Age", "Sex"))).contains("Age");
        assertThat(table("").missing(List.of("Name", "TDCJ Number"))).isEmpty();
    }

    @Test
    void aRowOfOtherThanTheHeadsIsNotWhole() {
        List<HtmlTable.Row> rows = table(
                        "<tr><td>A</td></tr><tr><td>A</td><td>B</td></tr><tr><td>A</td><td>B</td><td>C</td></tr>")
                .rows();

        assertThat(rows).extracting(HtmlTable.Row::isWhole).containsExactly(false, true, false);
        assertThat(rows).extracting(HtmlTable.Row::size).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> rows.getFirst().cell("TDCJ Number")).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<tr><td>Name</td></tr><tr><th>Name</th><th>TDCJ Number</th></tr>",
                "<tr><th>Name</th><th>Name</th></tr>",
                "<tr><th colspan=2>Name</th><th>TDCJ Number</th></tr>"
            })
    void headsThatMayStandAboveOtherCellsAreNoneToReadBy(String heads) {
        assertThat(table(heads, "<tr><td>A</td><td>B</td></tr>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tr><td colspan=2>A</td></tr>",
                "<tr><td rowspan=0>A</td><td>B</td></tr><tr><td>B</td></tr>",
                "<tr><td rowspan=2>A</td><td>B</td></tr><tr><td>B</td></tr>",
                "<tr><td>A<table><tbody><tr><td>x</td><td>y</td></tr></tbody></table></td><td>B</td></tr>",
                "<tr><td><p><i>A<table><tr><td>x</td></tr></table></i></p></td><td>B</td></tr>"
            })
    void rowsThatMayHoldOthersAreNoneToRead(String rows) {
        assertThat(table(HEADS, rows)).isEmpty();
    }

    @Test
    void columnsMayLackNamesAndCellsMaySpanThemselves() {
        assertThat(table(HEADS.replace("</tr>", "<th></th><th> </th></tr>"), ""))
                .isPresent();
        assertThat(table("<tr><td colspan=1>A</td><td rowspan='1'>B</td></tr>").rows())
                .hasSize(1);
    }

    @Test
    void whatIsNoRowIsNoRow() {
        assertThat(table("<script>let a = 1</script><tr><td>A</td><td>B</td></tr><input type=hidden name=x>")
                        .rows())
                .hasSize(1);
    }

    @Test
    void aLinkIsFoundAlsoBehindOtherMarkup() {
        List<HtmlTable.Row> rows = table(
                        "<tr><td><b>*</b> <i><a href='/1'>A</a></i></td><td>B</td></tr><tr><td>A</td><td>B</td></tr>")
                .rows();

        assertThat(Objects.requireNonNull(rows.getFirst().link("Name")).attr("href"))
                .isEqualTo("/1");
        assertThat(rows.getLast().link("Name")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "  a \n\t b  ",
                "&nbsp;a&nbsp;&nbsp;b&nbsp;",
                "a<br>b",
                "<i>a</i> b",
                "<!-- c -->a",
                "&amp;&lt;",
                "\u2003wide\u2003"
            })
    void textIsWhatJsoupSaysItIs(String content) {
        Element cell = Objects.requireNonNull(
                Jsoup.parse("<table><tr><td>" + content + "</td></tr></table>").selectFirst("td"));

        assertThat(HtmlTable.text(cell)).isEqualTo(cell.text());
    }
}
