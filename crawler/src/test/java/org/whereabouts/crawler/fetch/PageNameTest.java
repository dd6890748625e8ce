package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageNameTest {

    @ParameterizedTest
    @CsvSource({
        "https://H.example/InmateSearch/search.action?lastName=DOE, h.example/InmateSearch/search.action",
        "https://h.example/app/list.do;jsessionid=ABC?x=1, h.example/app/list.do",
        "https://h.example/offender-search/inmate_details.aspx, h.example/offender-search/inmate_details.aspx",
        "https://h.example/OTIS2/otis2profile.aspx, h.example/*/*",
        "https://h.example/KOOL/Details/123456, h.example/*/Details/*",
        "https://h.example/jt/(S(abc))/GetInmates, h.example/*/*/GetInmates",
        "https://h.example/robots.txt, h.example/robots.txt",
        "https://h.example/, h.example/",
        "https://h.example, h.example"
    })
    void aPageIsNamedByWordsOfPrograms(String url, String name) {
        assertThat(PageName.of(URI.create(url))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMITH-JOHN",
                "Smith.John.A",
                "smith-john",
                "smith",
                "SmithJohn",
                "inmate-smith",
                "InmateSmith",
                "details.smith",
                "smith.aspx",
                "smith-john.html",
                "inmates.smith",
                "O%27Brien",
                "N%C3%BA%C3%B1ez",
                "123456",
                "12",
                "A",
                ".aspx",
                "(S(abc))"
            })
    void whatMayBeAPersonIsLeftOut(String part) {
        assertThat(PageName.of(URI.create("https://h.example/inmates/" + part + "/details")))
                .isEqualTo("h.example/inmates/*/details");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Aa", "-", "search", "search-", "/", "/a", "/search", ";", "%41"})
    void aNameIsShortHoweverLongThePathIs(String piece) {
        String path = piece.repeat(32_000 / piece.length());

        assertThat(PageName.of(URI.create("https://h.example/" + path))).hasSizeLessThanOrEqualTo(203);
        assertThat(PageName.of(URI.create("https://" + "h".repeat(32_000) + "/")))
                .hasSizeLessThanOrEqualTo(203);
    }

    @Test
    void ofAnyPathNothingIsKeptThatIsNotKnown() {
        qt().forAll(strings().betweenCodePoints('a', 'e').ofLengthBetween(1, 30))
                .checkAssert(name -> assertThat(PageName.of(URI.create("https://h.example/" + name)))
                        .isEqualTo("h.example/*"));
    }
}
