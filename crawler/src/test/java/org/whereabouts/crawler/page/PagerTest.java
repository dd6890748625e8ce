package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Continue;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;

/** A pager that is misread cuts a list short: what it does not understand, it does not read. */
class PagerTest {

    private static final PageRequest LIST = PageRequest.get("list", "/list");
    private static final PageRequest NEXT = PageRequest.get("list", "/list?page=2");

    private static PageOutcome read(Pager pager) {
        return pager.read(Continue::new);
    }

    @ParameterizedTest
    @CsvSource({"Page 1 of 7, true", "page 1/7, true", "Page 7 of 7, false", "PAGE 1 OF 1, false", "'', false"})
    void theWordsSayWhetherAPageFollows(String words, boolean follows) {
        int due = words.contains("7 ") ? 7 : 1;

        assertThat(read(Pager.words("Results " + words + " pages", due, true, NEXT)))
                .isEqualTo(new Continue(follows ? List.of(NEXT) : List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Page 2 of 7", "Page 8 of 7", "Page 1 of 0", "Page one of seven", ""})
    void wordsThatDoNotSayThePageThatWasAskedForAreNotRead(String words) {
        assertThat(read(Pager.words(words, 1, false, NEXT))).isInstanceOf(LayoutChanged.class);
    }

    @Test
    void aPageThatFollowsAndThatNothingLeadsToIsNotLeftOut() {
        assertThat(read(Pager.words("Page 1 of 2", 1, false, null))).isInstanceOf(LayoutChanged.class);
    }

    private static PageOutcome button(String markup, boolean mayLack) {
        return HtmlPage.of(
                "<form action='/list' method='get'>" + markup + "</form>",
                html -> read(
                        Pager.nextButton(html, HtmlForm.in(html, "form", LIST).orElseThrow(), "list", mayLack)));
    }

    @Test
    void aButtonLeadsOnUnlessItIsDisabled() {
        assertThat(button("<input type='submit' name='next' value='Next'>", false))
                .isEqualTo(new Continue(List.of(PageRequest.get("list", "/list?next=Next"))));
        assertThat(button("<input type='submit' name='next' value='Next' disabled>", false))
                .isEqualTo(new Continue(List.of()));
        assertThat(button("", true)).isEqualTo(new Continue(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<input type='submit' name='next' value='Nexs'> Next",
                "<input type='submit' name='next' value='Next' dIsaalef>",
                "<input type='submit' name='a' value='Next'><input type='submit' name='b' value='Next'>"
            })
    void anotherButtonThanKnownIsNotRead(String markup) {
        assertThat(button(markup, false)).isInstanceOf(LayoutChanged.class);
    }

    private static PageOutcome numbered(PageRequest asked, String buttons) {
        return HtmlPage.of(
                buttons.isEmpty() ? "" : "<form id='pager' action='/list' method='post'>" + buttons + "</form>",
                html -> read(Pager.numbered(html, asked, "pager", "shown")));
    }

    private static String button(int page, boolean shown) {
        return "<input type='submit' name='%d' value='%d'%s>".formatted(page, page, shown ? " class='shown'" : "");
    }

    @Test
    void theButtonBehindTheOneShownLeadsOn() {
        PageRequest second = PageRequest.postForm("list", "/list", "2=2");

        assertThat(numbered(LIST, button(1, true) + button(2, false))).isEqualTo(new Continue(List.of(second)));
        assertThat(numbered(second, button(1, false) + button(2, true))).isEqualTo(new Continue(List.of()));
        assertThat(numbered(LIST, "")).isEqualTo(new Continue(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input type='submit' name='next' value='Next'>",
                "<input type='button' value='...'>",
                "<input type='image' name='more'>",
                "<button name='on' value='11'>&gt;</button>",
                "<a href='/list?block=2'>&hellip;</a>"
            })
    void aButtonWithoutANumberMayLeadBeyondTheLastNumber(String other) {
        PageRequest second = PageRequest.postForm("list", "/list", "2=2");

        assertThat(numbered(second, button(1, false) + button(2, true) + other)).isInstanceOf(LayoutChanged.class);
        assertThat(numbered(LIST, button(1, true) + button(2, false) + other)).isInstanceOf(LayoutChanged.class);
    }

    @Test
    void buttonsOfAnotherPageAreNotRead() {
        PageRequest second = PageRequest.postForm("list", "/list", "2=2");

        assertThat(numbered(second, button(1, true) + button(2, false))).isInstanceOf(LayoutChanged.class);
        assertThat(numbered(second, "")).isInstanceOf(LayoutChanged.class);
        assertThat(numbered(LIST, button(1, true) + button(3, false))).isInstanceOf(LayoutChanged.class);
    }
}
