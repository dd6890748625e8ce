package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whereabouts.crawler.frontier.Trouble;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final SourceProfile SOURCE = ShippedSources.load()
            .get(new SourceId("us-pa-doc"))
            .profile()
            .overlaid(new SourceOverlay(URI.create("http://127.0.0.1"), Duration.ofSeconds(1)));

    @Test
    void theWaitDoublesWithinItsJitter() {
        qt().forAll(longs().all(), integers().between(1, 9)).checkAssert((seed, failed) -> {
            Duration wait = next(seed, failed, Optional.empty()).orElseThrow();
            Duration middle = Duration.ofSeconds(10).multipliedBy(1L << (failed - 1));
            Duration capped = middle.compareTo(Duration.ofHours(1)) < 0 ? middle : Duration.ofHours(1);
            assertThat(wait)
                    .isBetween(capped.dividedBy(2), capped.multipliedBy(3).dividedBy(2));
        });
    }

    @Test
    void theSitesOwnWishIsNeverUndercut() {
        qt().forAll(longs().all(), integers().between(1, 9), integers().between(0, 100_000))
                .checkAssert((seed, failed, seconds) -> {
                    Duration asked = Duration.ofSeconds(seconds);
                    assertThat(next(seed, failed, Optional.of(asked)).orElseThrow())
                            .isGreaterThanOrEqualTo(asked);
                });
    }

    @Test
    void whatOnlyThisSearchMeetsIsTriedSoOftenAndNoMore() {
        assertThat(next(Obstacle.GARBLED, new Trouble(8, 0, NOW, 0))).isPresent();
        assertThat(next(Obstacle.GARBLED, new Trouble(9, 0, NOW, 0))).isEmpty();
        assertThat(next(Obstacle.LIST_MOVED, new Trouble(100, 95, NOW.minus(PATIENCE), 0)))
                .as("trouble of the host does not count here")
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Obstacle.class,
            names = {"TIMEOUT", "UNREACHABLE", "SERVER_ERROR", "RATE_LIMITED", "MAINTENANCE", "ROBOTS_UNAVAILABLE"})
    void troubleOfTheHostIsOutlasted(Obstacle met) {
        Instant lately = NOW.minus(PATIENCE).plusSeconds(1);

        assertThat(next(met, new Trouble(1_000, 1_000, lately, 0))).isPresent();
        assertThat(next(met, new Trouble(9, 9, NOW.minus(PATIENCE), 0))).isEmpty();
        assertThat(next(met, new Trouble(1, 1, NOW.minus(PATIENCE), 0)))
                .as("nobody was there to try meanwhile")
                .isPresent();
    }

    private static Optional<Duration> next(Obstacle met, Trouble before) {
        return policy(1).next(SOURCE, met, before, NOW, Optional.empty());
    }

    private static Optional<Duration> next(long seed, int failed, Optional<Duration> retryAfter) {
        Trouble before = new Trouble(failed - 1, 0, NOW, 0);
        return policy(seed).next(SOURCE, Obstacle.GARBLED, before, NOW, retryAfter);
    }

    private static RetryPolicy policy(long seed) {
        RandomGenerator jitter = RandomGeneratorFactory.getDefault().create(seed);
        return new RetryPolicy(10, PATIENCE, jitter);
    }
}
