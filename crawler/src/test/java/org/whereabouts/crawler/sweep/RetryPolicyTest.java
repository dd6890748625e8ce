package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;

class RetryPolicyTest {

    private static final SourceProfile SOURCE = ShippedSources.load()
            .get(new SourceId("us-pa-doc"))
            .profile()
            .overlaid(new SourceOverlay(URI.create("http://127.0.0.1"), Duration.ofSeconds(1)));

    @Test
    void theWaitDoublesWithinItsJitter() {
        qt().forAll(longs().all(), integers().between(1, 9)).checkAssert((seed, failed) -> {
            Duration wait = policy(seed).next(SOURCE, failed, Optional.empty()).orElseThrow();
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
                    assertThat(policy(seed)
                                    .next(SOURCE, failed, Optional.of(asked))
                                    .orElseThrow())
                            .isGreaterThanOrEqualTo(asked);
                });
    }

    @Test
    void afterTheLastAttemptThereIsNone() {
        assertThat(policy(1).next(SOURCE, 10, Optional.of(Duration.ofSeconds(1))))
                .isEmpty();
    }

    private static RetryPolicy policy(long seed) {
        RandomGenerator jitter = RandomGeneratorFactory.getDefault().create(seed);
        return new RetryPolicy(10, jitter);
    }
}
