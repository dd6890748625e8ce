package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.polite.Obstacle;

class SitePatienceTest {

    private static final Visit READ = new Visit.Read(new PageReading("", List.of(), List.of()), Validators.NONE);

    private final SitePatience patience = new SitePatience();

    @Test
    void aPageIsAskedForThreeTimes() {
        assertThat(patience.askAgainIn(0, failed(Obstacle.TIMEOUT))).isPresent();
        assertThat(patience.askAgainIn(1, failed(Obstacle.TIMEOUT))).isPresent();
        assertThat(patience.askAgainIn(2, failed(Obstacle.TIMEOUT))).isEmpty();
    }

    @Test
    void howLongAFailingHostIsLeftAloneIsLeftToTheThrottle() {
        assertThat(patience.askAgainIn(0, failed(Obstacle.TIMEOUT))).contains(Duration.ZERO);
    }

    @Test
    void aSiteThatNamesATimeGetsIt() {
        Visit.Failed later = new Visit.Failed(Obstacle.RATE_LIMITED, Optional.of(Duration.ofHours(2)), "429");

        assertThat(patience.askAgainIn(0, later)).contains(Duration.ofHours(2));
    }

    @Test
    void ourOwnRestraintCostsNoAttempt() {
        assertThat(patience.askAgainIn(50, failed(Obstacle.OUTSIDE_WINDOW))).isPresent();
    }

    @Test
    void threePagesInARowEndTheAskingAndASuccessBetweenBeginsAnew() {
        patience.settled(failed(Obstacle.BLOCKED));
        patience.settled(failed(Obstacle.BLOCKED));
        patience.settled(READ);
        patience.settled(failed(Obstacle.BLOCKED));
        patience.settled(failed(Obstacle.SERVER_ERROR));
        assertThat(patience.givenUp()).isEmpty();

        patience.settled(failed(Obstacle.BLOCKED));

        assertThat(patience.givenUp()).contains(Obstacle.BLOCKED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNTRUSTED", "CRAWL_DELAY_TOO_LONG", "ROBOTS_UNAVAILABLE"})
    void whatHoldsForTheWholeSiteEndsItAtOnce(Obstacle obstacle) {
        patience.settled(failed(obstacle));

        assertThat(patience.givenUp()).contains(obstacle);
    }

    private static Visit.Failed failed(Obstacle obstacle) {
        return new Visit.Failed(obstacle, Optional.empty(), obstacle.name());
    }
}
