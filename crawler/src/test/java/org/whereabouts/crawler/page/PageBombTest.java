package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;

/** Pages made to exhaust whoever reads them, or grown that way. The time limit is a watchdog against endless loops. */
@Timeout(60)
class PageBombTest {

    private static PageOutcome html(String markup) {
        return HtmlPage.read(TestPages.html(markup), TestPages.profile(null), html -> {
            // What an adapter does with a page: all of it recurses or walks in the parser's own code.
            html.document().text();
            html.document().select("table tr > td a[href]");
            return new NoMatch();
        });
    }

    private static PageOutcome json(String text) {
        return JsonPage.read(TestPages.json(text), TestPages.profile(null), _ -> new NoMatch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "b", "span", "font", "svg", "template"})
    void elementsNestedBeyondReasonAreRefused(String element) {
        assertThat(html(("<" + element + ">").repeat(100_000) + "x"))
                .isEqualTo(new LayoutChanged("elements nested less than 256 deep", "deeper ones"));
    }

    /** Why depth is refused and not cut off: past its limit the parser moves elements up, and two rows become one. */
    @Test
    void tablesDeeperThanTheParserFollowsWouldLoseRows() {
        String table = "<table><tr><td>1</td></tr><tr><td>2</td></tr></table>";
        String deep = "<div>".repeat(600) + table;

        assertThat(Jsoup.parse(table).select("tr")).hasSize(2);
        assertThat(Jsoup.parse(deep).select("tr")).hasSize(1);
        assertThat(html(deep)).isInstanceOf(LayoutChanged.class);
        assertThat(html("<div>".repeat(200) + table)).isInstanceOf(NoMatch.class);
    }

    @Test
    void aPageOfTenMegabytesIsRefused() {
        assertThat(html("<a title=\"" + "y".repeat(10 * 1024 * 1024) + "\">x</a>"))
                .isEqualTo(new LayoutChanged("a page of at most 8388608 characters", "10485777 characters"));
    }

    /** A view state of some megabytes is a thing that happens. */
    @Test
    void oneLongAttributeIsRead() {
        assertThat(html("<input type=hidden name=__VIEWSTATE value=\"" + "y".repeat(4_000_000) + "\">"))
                .isInstanceOf(NoMatch.class);
    }

    private static Stream<Arguments> growing() {
        String attributes = IntStream.range(0, 500).mapToObj(i -> " a" + i).collect(Collectors.joining());
        return Stream.of(
                Arguments.of("elements", "<p>x".repeat(1_100_000)),
                Arguments.of("attributes", ("<i" + attributes + "></i>").repeat(2_500)),
                // Formatting elements that are left open are opened again in every paragraph, with all their
                // attributes.
                Arguments.of("copies", "<p>" + ("<b" + attributes + ">").repeat(3) + "</p><p>x".repeat(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growing")
    void aPageThatGrowsInTheParserIsLeftBeforeItFillsTheMemory(String what, String markup) {
        assertThat(html(markup))
                .as(what)
                .isEqualTo(new LayoutChanged("at most 1000000 elements and attributes", "more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void jsonNestedBeyondReasonIsRefused(String open) {
        assertThat(json("{\"data\":" + open.repeat(100_000))).isInstanceOf(LayoutChanged.class);
        assertThat(json("{\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isInstanceOf(LayoutChanged.class);
    }

    @Test
    void jsonOfEndlessPartsIsRefused() {
        assertThat(json("{\"n\":" + "9".repeat(1_000) + "}")).isInstanceOf(LayoutChanged.class);
        assertThat(json("{\"s\":\"" + "x".repeat(2_000_000) + "\"}")).isInstanceOf(LayoutChanged.class);
        assertThat(json("{\"" + "k".repeat(10_000) + "\":1}")).isInstanceOf(LayoutChanged.class);
        assertThat(json("{\"data\":[" + "[],".repeat(2_000_000) + "[]]}")).isInstanceOf(LayoutChanged.class);
    }

    @Test
    void jsonThatIsNotOneDocumentIsRefused() {
        assertThat(json("{\"data\":[]} {\"data\":[1]}")).isInstanceOf(LayoutChanged.class);
        assertThat(json("{\"data\":[1],\"data\":[]}")).isInstanceOf(LayoutChanged.class);
        assertThat(json("[]")).isEqualTo(new LayoutChanged("a JSON object", "application/json, 2 bytes"));
        assertThat(json("")).isInstanceOf(LayoutChanged.class);
        assertThat(json("{\"data\":[]}")).isInstanceOf(NoMatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!---->", "<script></script>", "<!-- --> "})
    void endlessTrailersAreSteppedOverOnce(String trailer) {
        String page = "<html><body><p>x</p></body></html>" + trailer.repeat(60_000);

        assertThat(HtmlPage.of(
                        page,
                        html -> html.cutShort().<PageOutcome>map(cut -> cut).orElse(new NoMatch())))
                .isInstanceOf(NoMatch.class);
        assertThat(HtmlPage.of(
                        page.replace("</html>", ""),
                        html -> html.cutShort().<PageOutcome>map(cut -> cut).orElse(new NoMatch())))
                .isInstanceOf(LayoutChanged.class);
    }

    @Test
    void aBombIsNoPuzzleForTheClassifierEither() {
        for (String bomb : new String[] {
            "<div>".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[".repeat(100_000),
            "<title>" + "site ".repeat(100_000) + "</title>",
            "{\"error\":\"" + "site ".repeat(1_900) + "\"}"
        }) {
            assertThat(PageClassifier.classify(null, TestPages.html(bomb).body()))
                    .isEmpty();
        }
    }
}
