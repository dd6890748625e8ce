package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.PageBody;

class SiteTextTest {

    private static final URI URL = URI.create("https://www.example.gov/mail/rules.html");

    @Test
    void headingsParagraphsItemsAndRowsAreLines() {
        assertThat(lines("""
                <nav><a href="/">Home</a></nav>
                <main><h1>Mail  Rules</h1><p>Write to<br>PO Box 1<br>Anytown</p>
                <ul><li>No cash</li><li>No <b>stamps</b></li></ul>
                <table><tr><th>Day</th><th>Hours</th></tr><tr><td>Saturday</td><td>8 to 15</td></tr></table></main>
                <footer>Contact</footer>
                """))
                .containsExactly(
                        "# Mail Rules",
                        "Write to",
                        "PO Box 1",
                        "Anytown",
                        "- No cash",
                        "- No stamps",
                        "Day | Hours",
                        "Saturday | 8 to 15");
    }

    @Test
    void aPageWithoutMainPartIsReadWhole() {
        assertThat(lines("<div>One</div>two<div>three</div><script>var x = 1;</script>"))
                .containsExactly("One", "two", "three");
    }

    /** As pages of SharePoint and of WebForms are. */
    @Test
    void aPageInsideAFormIsRead() {
        assertThat(
                        lines(
                                "<form id=aspnetForm><p>No cash</p><label>Search</label><input name=q><button>Go</button></form>"))
                .containsExactly("No cash");
    }

    @Test
    void aCardOfNewsIsNotThePage() {
        assertThat(lines("<article>News</article><p>Mail goes to PO Box 5</p>"))
                .containsExactly("News", "Mail goes to PO Box 5");
        assertThat(lines(
                        "<header>Department</header><article><p>Mail goes to PO Box 5</p></article><footer>x</footer>"))
                .containsExactly("Mail goes to PO Box 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Last updated: 2026-11-02",
                "Page last modified on November 2, 2026",
                "This page was last reviewed 11/2/2026",
                "Visitors today: 7",
                "© 2026 Department",
                "Copyright 2026",
                "Copyright © 2026 Commonwealth of Example. All rights reserved.",
                "Last Modified: Monday, Nov. 2, 2026 at 3:15 PM EST",
                "Printed on 11/2/2026"
            })
    void linesOfUpkeepAreLeftOut(String line) {
        assertThat(lines("<main><p>Rule</p><p>" + line + "</p></main>")).containsExactly("Rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Effective December 1, 2026, letters go to the vendor",
                "Updated rules for packages",
                "Lastly: no cash",
                "Copyrighted books are refused",
                "Printed on both sides is not accepted",
                "Visitors: mail nothing to the facility; use PO Box 77",
                "Updated on May 1: all mail goes to PO Box 5",
                "Last updated rules are those of May 1"
            })
    void datesAndWordsOfRulesStay(String line) {
        assertThat(lines("<main><p>" + line + "</p></main>")).containsExactly(line);
    }

    @Test
    void linksAreAbsoluteAndEachOnce() {
        PageReading reading = read("<a href='a.html'>a</a><nav><a href='/b'>b</a></nav><a href='a.html'>a</a>"
                + "<a rel='external nofollow' href='c'>c</a><a href='mailto:x@y'>m</a>");

        assertThat(reading.links())
                .containsExactly("https://www.example.gov/mail/a.html", "https://www.example.gov/b", "mailto:x@y");
    }

    @Test
    void aPageThatWantsNoneOfItsLinksFollowedGivesNone() {
        assertThat(read("<meta name=robots content='noindex, NOFOLLOW'><a href='/b'>b</a>")
                        .links())
                .isEmpty();
    }

    @Test
    void aDocumentThatIsNoHtmlIsKnownByItsDigest() {
        assertThat(pdf("one").lines()).hasSize(1).isNotEqualTo(pdf("two").lines());
        assertThat(pdf("one").links()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=windows-1252", "text/html; charset=\"WINDOWS-1252\"", "text/html"})
    void theCharsetIsTheHeadersElseTheDocuments(String contentType) {
        byte[] page = "<meta charset=windows-1252><p>Mu\u00f1oz</p>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(contentType, page).orElseThrow().lines()).containsExactly("Muñoz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=no-such", "text/html; charset=???"})
    void aCharsetThatDoesNotExistIsIgnored(String contentType) {
        byte[] page = "<p>x</p>".getBytes(StandardCharsets.UTF_8);

        assertThat(read(contentType, page).orElseThrow().lines()).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<table><tr><table><tr>", "\0\0\0", "<main></main>", "<p>a\n\n\nb\r\nc"})
    void noLineHoldsABreakWhateverThePage(String html) {
        assertThat(lines(html)).allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r"));
    }

    private static List<String> lines(String html) {
        return read(html).lines();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred\u001b[0m", // a terminal's colours, an escape sequence in one character and a bell
                "\u009b2Jcleared",
                "rung\u0007",
                "&#x9b;2J&#27;]0;title",
                "\u202egnp.exe",
                "in\u00advis\u200bible"
            })
    void noLineHoldsWhatATerminalWouldObey(String text) {
        PageReading reading = read("<title>" + text + "</title><main><p>" + text + "</p></main>");

        assertThat(reading.lines()).hasSize(1).noneMatch(SiteTextTest::isUnseen);
        assertThat(reading.title()).isNotEmpty().matches(title -> !isUnseen(title));
    }

    @Test
    void whatIsNotSeenIsNoChange() {
        assertThat(lines("<p>in\u00advis\u200bible</p>")).isEqualTo(lines("<p>invisible</p>"));
    }

    @Test
    void aPageThatGrowsInTheParserIsLeft() {
        // Each paragraph opens anew what is open, with all its attributes.
        String attributes = IntStream.range(0, 400).mapToObj(i -> " a" + i).collect(Collectors.joining());
        String bomb = "<p>" + ("<b" + attributes + ">").repeat(3) + "</p><p>x".repeat(20_000);

        assertThat(read("text/html", bomb.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static boolean isUnseen(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static PageReading pdf(String content) {
        return read("application/pdf", ("%PDF " + content).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static PageReading read(String html) {
        return read("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static Optional<PageReading> read(String contentType, byte[] page) {
        return SiteText.read(URL, contentType, PageBody.of(page));
    }
}
