package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    private static final URI BASE = URI.create("https://locator.example.gov/app/list.do;jsessionid=1A?page=1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "/a\thttps://locator.example.gov/a",
                "b\thttps://locator.example.gov/app/b",
                "../c\thttps://locator.example.gov/c",
                "?page=2\thttps://locator.example.gov/app/list.do;jsessionid=1A?page=2",
                "/a;jsessionid=0F!-1?x=1;y=2\thttps://locator.example.gov/a;jsessionid=0F!-1?x=1;y=2",
                "/(S(abc))//(S(abc))/Get?dir=ASC\thttps://locator.example.gov/(S(abc))//(S(abc))/Get?dir=ASC",
                "/s?$limit=10&$skip=0\thttps://locator.example.gov/s?$limit=10&$skip=0",
                "/s?sortOrder=Last Name, First Name\thttps://locator.example.gov/s?sortOrder=Last%20Name,%20First%20Name",
                "/s?a=1|2&b[]=3\thttps://locator.example.gov/s?a=1%7C2&b[]=3",
                "/s?n=O%27Brien\thttps://locator.example.gov/s?n=O%27Brien",
                "/s?n=50%\thttps://locator.example.gov/s?n=50%25",
                "/s?n=%zz\thttps://locator.example.gov/s?n=%25zz",
                "/s?n=Núñez\thttps://locator.example.gov/s?n=N%C3%BA%C3%B1ez",
                "/s?n=\"a\"&m={b}<c>^`\\\thttps://locator.example.gov/s?n=%22a%22&m=%7Bb%7D%3Cc%3E%5E%60%5C",
                "/a#top\thttps://locator.example.gov/a",
                "//other.example/x\thttps://other.example/x",
                "HTTP://Other.Example\thttp://Other.Example/",
                "http://[2001:db8::1]:8080/x\thttp://[2001:db8::1]:8080/x"
            })
    void whatSitesWriteIsReadAsBrowsersReadIt(String reference, String expected) {
        assertThat(WebAddress.resolve(BASE, reference)).contains(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@example.org",
                "javascript:void(0)",
                "data:text/html,x",
                "ftp://example.org/",
                "http:",
                "http:///path",
                "http://",
                "http://a b/",
                "http://user@example.org/",
                "http://user:password@example.org/",
                "http://example.org:0/",
                "http://example.org:99999/",
                "http://[::1/",
                "//"
            })
    void whatIsNoWebAddressMeansNone(String reference) {
        assertThat(WebAddress.resolve(BASE, reference)).isEmpty();
    }

    @Test
    void lineBreaksWithinALinkAreLeftOut() {
        assertThat(WebAddress.resolve(BASE, " /a\n\t/b\r\n ")).contains(URI.create("https://locator.example.gov/a/b"));
    }

    @Test
    void anyReferenceIsAPlainAddressOrNone() {
        qt().forAll(
                        strings().allPossible().ofLengthBetween(0, 40),
                        strings().ascii().ofLengthBetween(0, 40))
                .checkAssert((any, ascii) -> {
                    for (String reference :
                            new String[] {any, ascii, "/" + ascii, "?" + ascii, "http://h" + ascii, "/p?q=" + any}) {
                        WebAddress.resolve(BASE, reference).ifPresent(WebAddressTest::assertPlain);
                    }
                });
    }

    @Test
    void aQueryOfAnyTextIsAlwaysAnAddress() {
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 40))
                .checkAssert(text -> assertThat(WebAddress.resolve(BASE, "/p?q=" + text.replace('\u0000', 'x')))
                        .isPresent());
    }

    private static void assertPlain(URI url) {
        assertThat(url.toString()).matches("https?://[!-~]+");
        assertThat(url.getRawPath()).startsWith("/");
        assertThat(url.getRawUserInfo()).isNull();
        assertThat(url.getRawFragment()).isNull();
        assertThat(WebAddress.requestTarget(url)).matches("/[!-~]*");
        assertThat(WebAddress.resolve(url, url.toString())).isEqualTo(Optional.of(url));
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/a, http://h/b, true",
        "http://h/, http://H:80/, true",
        "https://h/, https://h:443/, true",
        "https://h/, HTTPS://h/, true",
        "http://h/, https://h/, false",
        "http://h/, http://h:8080/, false",
        "http://h/, http://h.example/, false",
        "http://h/, http://h@evil/, false",
        "http://h/, http://user@h/, false",
        "http://h/, mailto:h, false"
    })
    void anOriginIsSchemeHostAndPort(String one, String other, boolean same) {
        assertThat(WebAddress.sameOrigin(URI.create(one), URI.create(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/a?b=c, h",
        "http://h:80/, h",
        "https://h:443/, h",
        "http://h:443/, h:443",
        "https://h:8443/, h:8443",
        "http://[::1]:81/, [::1]:81"
    })
    void theHostHeaderNamesAPortOfItsOwn(String url, String header) {
        assertThat(WebAddress.hostHeader(URI.create(url))).isEqualTo(header);
    }

    /** What robots.txt is asked about is what the server makes of the path. */
    @ParameterizedTest
    @CsvSource({
        "/b/../a/x, /a/x",
        "/b/%2e%2E/a/x, /a/x",
        "/b/.%2e/a/x?y=../z, /a/x?y=../z",
        "/./a/%2e/x, /a/x",
        "/../../a, /a",
        "/a/b/.., /a/",
        "/a/., /a/",
        "/.., /",
        "https://locator.example.gov/b/../a/x, /a/x",
        "/a//../x, /a/x",
        "/..//x, //x",
        "/...//.x/x./..x, /...//.x/x./..x",
        "../../../a, /a"
    })
    void dotSegmentsAreRemovedHoweverTheyAreSpelled(String reference, String path) {
        URI resolved = WebAddress.resolve(BASE, reference).orElseThrow();

        assertThat(WebAddress.requestTarget(resolved)).isEqualTo(path);
        assertThat(resolved.getHost()).isEqualTo("locator.example.gov");
    }

    @Test
    void noAddressEverHasADotSegment() {
        List<String> pieces = List.of("a", ".", "..", "/", "%2e", "%2E", ";x", "?", "//", "");
        qt().forAll(lists().of(pick(pieces)).ofSizeBetween(0, 20)).checkAssert(picked -> {
            for (String head : List.of("", "/", "https://locator.example.gov/")) {
                WebAddress.resolve(BASE, head + String.join("", picked))
                        .ifPresent(url -> assertThat(List.of(url.getRawPath().split("/", -1)))
                                .extracting(segment -> segment.replaceAll("(?i)%2e", "."))
                                .doesNotContain(".", ".."));
            }
        });
    }
}
