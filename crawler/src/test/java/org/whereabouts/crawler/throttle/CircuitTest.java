package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.throttle.Admission.Denial;
import org.whereabouts.crawler.throttle.Admission.Denied;
import org.whereabouts.crawler.throttle.Admission.Granted;

/** The circuit of a host, as several processes see it. */
class CircuitTest {

    private static final Duration GAP = Duration.ofSeconds(2);
    private static final HostSign FAILING = new HostSign.Failing(Optional.empty());

    private final ThrottleFixture fixture = new ThrottleFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aHostThatFailsThreeTimesIsLeftAloneByEveryProcess() throws InterruptedException {
        fail(3);

        Denied denied = (Denied) acquire();
        assertThat(denied.why()).isEqualTo(Denial.CIRCUIT_OPEN);
        assertThat(denied.retryAfter())
                .as("60 gaps, with jitter")
                .isBetween(Duration.ofSeconds(85), Duration.ofSeconds(150));
    }

    @Test
    void twoFailuresOfFourAreNoReason() throws InterruptedException {
        fail(2);
        rest();
        ask(new HostSign.Well());
        ask(new HostSign.Well());
        fail(1);
        rest();
        ask(new HostSign.Well());

        assertThat(acquire()).isInstanceOf(Granted.class);
    }

    @Test
    void afterTheWaitThereIsOneTrialAcrossAllProcesses() throws InterruptedException {
        fail(3);
        fixture.advance(Duration.ofSeconds(150));

        Granted trial = (Granted) acquire();
        assertThat(((Denied) acquire()).why()).as("one at a time").isEqualTo(Denial.NO_SLOT);
        trial.turn().ended(new HostSign.Well());
        fixture.advance(GAP);
        assertThat(acquire()).as("it is closed again").isInstanceOf(Granted.class);
    }

    @Test
    void aTrialThatFailsOpensItForTwiceAsLong() throws InterruptedException {
        fail(3);
        fixture.advance(Duration.ofSeconds(150));
        ask(FAILING);

        assertThat(((Denied) acquire()).retryAfter()).isBetween(Duration.ofSeconds(175), Duration.ofMinutes(5));
    }

    @Test
    void itNeverStaysOpenForMoreThanSixHoursAndJitter() throws InterruptedException {
        fail(3);
        for (int trial = 0; trial < 40; trial++) {
            fixture.advance(Duration.ofHours(8));
            ask(FAILING);
        }

        assertThat(((Denied) acquire()).retryAfter()).isBetween(Duration.ofHours(4), Duration.ofMinutes(450));
    }

    @Test
    void silenceThatWasOurOwnDecidesNothing() throws InterruptedException {
        fail(2);
        rest();
        ask(new HostSign.Unknown());
        ask(new HostSign.Unknown());

        assertThat(acquire()).isInstanceOf(Granted.class);
    }

    @Test
    void aSingleFailureLeavesTheHostAloneForABackOffThatGrows() throws InterruptedException {
        ask(FAILING);
        Denied once = (Denied) acquire();
        fixture.advance(Duration.ofHours(1));
        ask(FAILING);
        Denied twice = (Denied) acquire();

        assertThat(once.why()).isEqualTo(Denial.NO_SLOT);
        assertThat(once.retryAfter()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(30));
        assertThat(twice.retryAfter()).isBetween(Duration.ofSeconds(17), Duration.ofMinutes(1));
    }

    @Test
    void theHostsOwnWishIsKeptWhoeverAsks() throws InterruptedException {
        ask(new HostSign.Failing(Optional.of(Duration.ofHours(2))));

        assertThat(((Denied) acquire()).retryAfter()).isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
    }

    private void fail(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            rest();
            ask(FAILING);
        }
    }

    /** Longer than the back-off after two failures, shorter than the circuit is open. */
    private void rest() {
        fixture.advance(Duration.ofSeconds(70));
    }

    private void ask(HostSign sign) throws InterruptedException {
        Admission admission = acquire();
        assertThat(admission).isInstanceOf(Granted.class);
        ((Granted) admission).turn().ended(sign);
        fixture.advance(GAP);
    }

    /** Each time by another process, which waits for next to nothing. */
    private Admission acquire() throws InterruptedException {
        return fixture.throttle().acquire(ThrottleFixture.wish(GAP, Priority.LIVE_LOOKUP, Duration.ofMillis(500)));
    }
}
