package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTableTest {

    private static HtmlTable table(String rows) {
        Element table = Jsoup.parse("<table><thead><tr><th>Name</th><th> TDCJ\n Number </th></tr></thead><tbody>" + rows
                        + "</tbody></table>")
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

    @Test
    void aTableWithinACellIsNoPartOfTheTable() {
        HtmlTable table =
                table("<tr><td><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table></td><td>B</td></tr>");

        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().text("TDCJ Number")).isEqualTo("B");
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
