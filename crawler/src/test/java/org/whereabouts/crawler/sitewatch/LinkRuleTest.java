package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRuleTest {

    private static final URI PAGE = URI.create("https://www.example.gov/prisons/list.html");

    private final LinkRule rule =
            new LinkRule(site(List.of("/mail.html", "/prisons/"), List.of("/prisons/**"), List.of("id")));

    @ParameterizedTest
    @CsvSource({
        "albion.html,                      /prisons/albion.html",
        "/prisons/albion.html#mail,        /prisons/albion.html",
        "/prisons/albion.html;jsessionid=1A2B, /prisons/albion.html",
        "list.html?month=2026-12,                   /prisons/list.html",
        "albion.html?utm_source=x&id=7,    /prisons/albion.html?id=7",
        "./a/../albion.html,               /prisons/albion.html",
        "https://WWW.example.gov/prisons/albion.html, /prisons/albion.html",
        "/mail.html,                       /mail.html",
        "mail rules.html,                  /prisons/mail%20rules.html",
        "/prisons/rules.pdf,               /prisons/rules.pdf"
    })
    void aPageHasOneName(String reference, String followed) {
        assertThat(rule.follow(PAGE, reference)).contains(URI.create("https://www.example.gov" + followed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/newsroom/",
                "/prisons/broken-page/x.html",
                "/mail.html/more",
                "http://www.example.gov/prisons/albion.html",
                "https://example.org/prisons/",
                "https://www.example.gov:8443/prisons/",
                "//evil.example/prisons/",
                "mailto:somebody@example.gov",
                "javascript:void(0)",
                "https://exa mple.gov/prisons/",
                "../../../etc/passwd",
                "map/map/map/",
                "a/b/c/d/e/f/g/h/i/j",
                "logo.png",
                "visits.ics"
            })
    void whatIsNotWatchedIsNotFollowed(String reference) {
        assertThat(rule.follow(PAGE, reference)).isEmpty();
    }

    @Test
    void tooLongAUrlIsNotFollowed() {
        assertThat(rule.follow(PAGE, "x".repeat(500))).isEmpty();
    }

    @Test
    void whatWasFollowedOnceHasItsNameForGood() {
        for (String reference : List.of("albion.html?b=1&id=7&id=3", "%7Ea/b%2fc.html", "A/B.html;x=1?id=%C3%A9")) {
            URI once = rule.follow(PAGE, reference).orElseThrow();

            assertThat(rule.follow(once, once.toString())).contains(once);
        }
    }

    private static AgencySite site(List<String> startPages, List<String> allowed, List<String> parameters) {
        AgencySite any = WatcherFixture.site(URI.create("https://www.example.gov"), Duration.ZERO);
        return new AgencySite(
                any.id(),
                any.agency(),
                any.origin(),
                startPages,
                allowed,
                List.of("/prisons/broken*/**"),
                parameters,
                3,
                1,
                10,
                any.delay(),
                null,
                null,
                any.timeZone(),
                null,
                true,
                any.terms(),
                List.of());
    }
}
