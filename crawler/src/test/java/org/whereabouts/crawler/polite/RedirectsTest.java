package org.whereabouts.crawler.polite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceOverlay;

/** Where an answer leads on to, and where it does not. */
class RedirectsTest extends PoliteClientFixture {

    @Test
    void everyRequestHasItsTurnRedirectsAndRobotsIncluded() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(get("/b").willReturn(ok("here")));
        for (int i = 0; i < 4; i++) {
            assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
        }

        assertThat(host.getAllServeEvents())
                .as("robots.txt, and two requests each time")
                .hasSize(9);
        assertThat(counted()).as("no request without a turn of its own").isEqualTo(9);
    }

    @Test
    void aPostGoesOnAsAGetAfter302AndAsItselfAfter307() throws InterruptedException {
        host.stubFor(post("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(post("/c").willReturn(aResponse().withStatus(307).withHeader("Location", "/d")));
        host.stubFor(get(anyUrl()).willReturn(ok()));
        host.stubFor(post("/d").willReturn(ok()));

        ask(PageRequest.postForm("page", "/a", "x=1"));
        ask(PageRequest.postForm("page", "/c", "x=1"));

        host.verify(1, getRequestedFor(urlEqualTo("/b")));
        host.verify(1, postRequestedFor(urlEqualTo("/d")));
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/")));

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
    }

    @Test
    void whatIsNoAddressIsRefusedAndNotRepeated() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "mailto:somebody")));
        host.stubFor(get("/b").willReturn(aResponse().withStatus(302).withHeader("Location", "http://[name=nobody/")));

        for (String path : List.of("/a", "/b", "//a..b:x/?sid=1")) {
            Asked asked = ask(PageRequest.get("page", path));
            assertThat(obstacle(asked)).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
            assertThat(((Asked.Refused) asked).detail()).doesNotContain("somebody", "name=", "sid=");
        }
    }

    @Test
    void aLinkIsAskedForAsABrowserWould() throws InterruptedException {
        host.stubFor(
                get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b;jsessionid=1?n=A B|$")));
        host.stubFor(get("/b;jsessionid=1?n=A%20B%7C$").willReturn(ok("here")));

        assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void redirectsInACircleEnd() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/a")));

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.ENDLESS);
    }

    @Test
    void patienceForTheFirstTurnDoesNotEndARedirect() throws InterruptedException {
        source = source.overlaid(new SourceOverlay(source.baseUrl(), Duration.ofSeconds(1)));
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(get("/b").willReturn(ok("here")));
        ask(PageRequest.get("page", "/"));
        Instant now = crawler.clock.instant();

        assertThat(client.ask(ask("/a", now.plusMillis(1_500)).answeredBy(now.plusSeconds(20))))
                .isInstanceOf(Asked.Answered.class);
        host.verify(1, getRequestedFor(urlEqualTo("/b")));
    }
}
