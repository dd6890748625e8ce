package org.whereabouts.crawler.polite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.throttle.Priority;

/** Hosts that ask for peace, and requests whose time is short. */
class HostLeftAloneTest extends PoliteClientFixture {

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aHostThatAsksForPeaceGetsItFromEverybody(int status) throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(status).withHeader("Retry-After", "3600")));
        host.stubFor(get("/b").willReturn(ok()));

        assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);

        for (Priority priority : Priority.values()) {
            Asked.Refused refused = (Asked.Refused) ask(PageRequest.get("page", "/b"), priority);
            assertThat(refused.obstacle()).isEqualTo(Obstacle.NO_SLOT);
            assertThat(refused.retryAfter())
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
        }
        host.verify(0, getRequestedFor(urlEqualTo("/b")));
    }

    @Test
    void aHostThatKeepsFailingIsLeftAloneByTheCircuitBreaker() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < 3; i++) {
            assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
            crawler.database.sql("UPDATE crawler.host SET not_before = now()").update();
        }

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.CIRCUIT_OPEN);
        host.verify(3, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void aTurnAtTheLastMomentLeavesTimeForTheAnswer() throws InterruptedException {
        host.stubFor(get("/a").willReturn(ok("here").withFixedDelay(1_500)));
        ask(PageRequest.get("page", "/"));
        crawler.throttle.postpone(source.baseUrl(), Duration.ofMillis(500));
        Instant now = crawler.clock.instant();

        assertThat(client.ask(ask("/a", now.plusMillis(1_500)).answeredBy(now.plusSeconds(20))))
                .isInstanceOf(Asked.Answered.class);
    }

    @Test
    void whoHasNoTimeForTheAnswerDoesNotBlameTheHost() throws InterruptedException {
        host.stubFor(get("/a").willReturn(ok("here").withFixedDelay(3_000)));
        ask(PageRequest.get("page", "/"));

        Asked asked = client.ask(ask("/a", crawler.clock.instant().plusMillis(700)));

        assertThat(obstacle(asked)).isEqualTo(Obstacle.OUT_OF_TIME);
        assertThat(obstacle(asked).handling()).isEqualTo(Obstacle.Handling.WAIT);
        assertThat(crawler.database
                        .sql("SELECT recent FROM crawler.host")
                        .query(String.class)
                        .single())
                .doesNotContain("F");
    }

    @Test
    void whoMayNotGoOnAfterTheWaitAsksNothing() throws InterruptedException {
        ask(PageRequest.get("page", "/"));
        crawler.throttle.postpone(source.baseUrl(), Duration.ofMillis(200));
        Instant latest = crawler.clock.instant().plusSeconds(20);
        Ask ask = new Ask(
                source.politeness(),
                PageRequest.get("page", "/a"),
                new Cookies(),
                Priority.SWEEP,
                Validators.NONE,
                latest,
                latest,
                () -> {
                    throw new InterruptedException("stopped");
                });

        assertThatThrownBy(() -> client.ask(ask))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
        host.verify(0, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void whatIsHeededTwiceIsNeverLeftAloneForLess() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
        ask(PageRequest.get("page", "/a"));

        client.heed(source.politeness(), Obstacle.RATE_LIMITED, Optional.of(Duration.ofHours(1)));
        client.heed(source.politeness(), Obstacle.RATE_LIMITED, Optional.empty());

        assertThat(((Asked.Refused) ask(PageRequest.get("page", "/a"))).retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
    }

    @Test
    void anObstacleThatAsksForNoPeaceChangesNothing() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(403)));
        ask(PageRequest.get("page", "/a"));

        client.heed(source.politeness(), Obstacle.BLOCKED, Optional.of(Duration.ofHours(1)));

        assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
    }
}
