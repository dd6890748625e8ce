package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final URI PAGE = URI.create("https://locator.example.gov/search/list.do?x=1");

    private final Cookies cookies = new Cookies();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSESSIONID=0000abc:1-_!",
                "BIGipServer~pool=!dGVzdA==",
                "TS01=\"quoted value\"",
                "prefs={\"a\":1,\"b\":[2,3]}",
                "empty=",
                "a=b=c=d"
            })
    void aValueGoesBackByteForByte(String pair) {
        set(PAGE, pair + "; Path=/; HttpOnly; SameSite=Lax");

        assertThat(sent(PAGE)).contains(pair);
    }

    @Test
    void severalGoTogetherLongerPathsFirst() {
        set(PAGE, "a=1; Path=/", "b=2; Path=/search", "c=3; path=/");

        assertThat(sent(PAGE)).contains("b=2; a=1; c=3");
    }

    @Test
    void aNewValueReplacesTheOldOne() {
        set(PAGE, "a=1; Path=/", "b=2; Path=/");
        set(PAGE, "a=3; Path=/");

        assertThat(sent(PAGE)).contains("b=2; a=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.gov/search/",
                "https://sub.locator.example.gov/search/",
                "https://example.gov/search/",
                "https://xlocator.example.gov/search/"
            })
    void aCookieNeverGoesToAnotherHost(String other) {
        set(PAGE, "a=1; Path=/", "b=2; Path=/; Domain=example.gov", "c=3; Path=/; Domain=.example.gov");

        assertThat(sent(URI.create(other))).isEmpty();
        assertThat(sent(PAGE)).contains("a=1; b=2; c=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.gov", "xample.gov", "sub.locator.example.gov"})
    void aCookieForAnotherDomainIsNotKept(String domain) {
        set(PAGE, "a=1; Path=/; Domain=" + domain);

        assertThat(sent(PAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/search, /search, true",
        "/search, /search/, true",
        "/search, /search/a/b, true",
        "/search, /searching, false",
        "/search/, /search, false",
        "/, /anything, true"
    })
    void aCookieIsSentUnderItsPath(String path, String page, boolean expected) {
        set(PAGE, "a=1; Path=" + path);

        assertThat(sent(PAGE.resolve(page)).isPresent()).isEqualTo(expected);
    }

    @Test
    void withoutAPathItIsTheFolderOfThePage() {
        set(PAGE, "a=1", "b=2; Path=relative");

        assertThat(sent(PAGE.resolve("/search/detail"))).contains("a=1; b=2");
        assertThat(sent(PAGE.resolve("/other"))).isEmpty();
    }

    @Test
    void aSecureCookieGoesOverTlsAlone() {
        set(PAGE, "a=1; Path=/; Secure");

        assertThat(sent(URI.create("http://locator.example.gov/search"))).isEmpty();
        assertThat(sent(PAGE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1; Path=/; Max-Age=0",
                "a=1; Path=/; Max-Age=-1",
                "a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=1; Path=/; expires=Thu, 01-Jan-1970 00:00:00 GMT",
                "a=; Path=/; Expires=Thu, 01-Jan-70 00:00:10 GMT"
            })
    void aCookieIsDeletedByItsDate(String deletion) {
        set(PAGE, "a=1; Path=/");
        set(PAGE, deletion);

        assertThat(sent(PAGE)).isEmpty();
    }

    @Test
    void aCookieEndsWhenItsTimeIsUp() {
        set(PAGE, "a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "b=2; Path=/; Max-Age=soon");

        assertThat(cookies.forRequest(PAGE, NOW.plusSeconds(59))).contains("a=1; b=2");
        assertThat(cookies.forRequest(PAGE, NOW.plusSeconds(60))).contains("b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "=", "=x", "novalue", "; Path=/", "a\u0001=b", "a=b\r\nc", "a=\u00e9", " = "})
    void whatIsNoCookieIsLeftOut(String garbage) {
        set(PAGE, garbage, "good=1; Path=/; Path; =; Expires=never; Max-Age=99999999999999");

        assertThat(sent(PAGE)).contains("good=1");
    }

    @Test
    void noHeaderMakesTheJarThrow() {
        qt().forAll(
                        strings().allPossible().ofLengthBetween(0, 60),
                        strings().ascii().ofLengthBetween(0, 60))
                .checkAssert((any, ascii) -> assertThatCode(() -> {
                            set(PAGE, any, ascii, "a=" + ascii, "a=1; " + ascii, "a=1; expires=" + any);
                            sent(PAGE);
                        })
                        .doesNotThrowAnyException());
    }

    @Test
    void theJarIsBoundedInNumberAndSize() {
        set(PAGE, "large=" + "x".repeat(5_000));
        set(
                PAGE,
                Stream.iterate(0, i -> i < 200, i -> i + 1)
                        .map(i -> "c" + i + "=1; Path=/")
                        .toArray(String[]::new));

        assertThat(sent(PAGE).orElseThrow().split("; "))
                .hasSize(50)
                .contains("c199=1")
                .doesNotContain("c149=1");
    }

    private void set(URI url, String... headers) {
        cookies.keep(url, Map.of("set-cookie", List.of(headers)), NOW);
    }

    private Optional<String> sent(URI url) {
        return cookies.forRequest(url, NOW);
    }
}
