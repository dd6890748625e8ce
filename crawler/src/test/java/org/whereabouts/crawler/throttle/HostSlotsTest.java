package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.throttle.HostSlots.Beginning;

class HostSlotsTest {

    private static final String HOST = ThrottleFixture.HOST;
    private static final Duration GAP = Duration.ofSeconds(30);
    private static final Duration FAR = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final ThrottleFixture fixture = new ThrottleFixture();
    private final HostSlots slots = fixture.slots;
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aHostNeverAskedIsFreeAtOnce() {
        assertThat(reserve(one, Priority.SWEEP))
                .hasValueSatisfying(wait -> assertThat(wait.isPositive()).isFalse());
        assertThat(begin(one)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void theGapCountsFromTheEndOfTheRequestNotFromItsBeginning() {
        reserve(one, Priority.SWEEP);
        begin(one);
        fixture.advance(Duration.ofSeconds(25));
        end(one);

        assertThat(reserve(other, Priority.SWEEP).orElseThrow())
                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        assertThat(begin(other)).as("it has not come").isInstanceOf(Beginning.Lost.class);
        fixture.advance(GAP);
        assertThat(begin(other)).isInstanceOf(Beginning.Begun.class);
    }

    /** Two sources of one host: each has a promise of its own. */
    @ParameterizedTest
    @CsvSource({"PT2S, PT5S", "PT5S, PT2S", "PT0.1S, PT2S"})
    void whoeverAskedLastTheLongerOfBothGapsPasses(Duration last, Duration next) {
        Duration longer = last.compareTo(next) > 0 ? last : next;
        reserve(one, Priority.SWEEP, last);
        begin(one, last);
        end(one, last);

        assertThat(slots.look(HOST, next).freeIn()).isBetween(longer.minusSeconds(1), longer);
        assertThat(slots.reserve(HOST, other, Priority.SWEEP, next, longer.minusSeconds(1), KEPT))
                .isEmpty();
        assertThat(reserve(other, Priority.SWEEP, next).orElseThrow()).isBetween(longer.minusSeconds(1), longer);
        fixture.advance(longer.minusSeconds(1));
        assertThat(begin(other, next)).isInstanceOf(Beginning.Lost.class);
        fixture.advance(Duration.ofSeconds(1));
        assertThat(begin(other, next)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void anAnswerAfterTheLeaseIsWaitedForByTheLongerGapToo() {
        reserve(one, Priority.SWEEP, Duration.ofSeconds(2));
        begin(one, Duration.ofSeconds(2));
        fixture.advance(LEASE.plus(GAP));
        reserve(other, Priority.SWEEP);
        end(one, Duration.ofSeconds(2));

        assertThat(reserve(other, Priority.SWEEP).orElseThrow()).isBetween(GAP.minusSeconds(1), GAP);
    }

    @Test
    void whatIsReservedIsNobodyElses() {
        reserve(one, Priority.SWEEP);

        assertThat(reserve(other, Priority.SWEEP)).isEmpty();
        assertThat(begin(other)).isInstanceOf(Beginning.Lost.class);
    }

    @Test
    void aLookUpTakesTheSlotOfASweepThatHasNotSent() {
        reserve(one, Priority.SWEEP);

        assertThat(reserve(other, Priority.LIVE_LOOKUP)).isPresent();
        assertThat(begin(one)).as("the sweep finds out before it sends").isInstanceOf(Beginning.Lost.class);
        assertThat(begin(other)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void nobodyTakesTheSlotOfARequestThatIsUnderWay() {
        reserve(one, Priority.SWEEP);
        begin(one);

        assertThat(reserve(other, Priority.LIVE_LOOKUP)).isEmpty();
    }

    @Test
    void aLookUpDoesNotTakeTheSlotOfALookUp() {
        reserve(one, Priority.LIVE_LOOKUP);

        assertThat(reserve(other, Priority.LIVE_LOOKUP)).isEmpty();
    }

    @Test
    void theSlotOfAProcessThatDiedBeforeSendingIsFreeAfterAWhile() {
        reserve(one, Priority.SWEEP);
        fixture.advance(KEPT);

        assertThat(reserve(other, Priority.SWEEP))
                .hasValueSatisfying(wait -> assertThat(wait.isPositive()).isFalse());
    }

    @Test
    void whoDiedWhileAskingIsGivenTheLeaseAndTheGapAfterIt() {
        reserve(one, Priority.SWEEP);
        begin(one);
        fixture.advance(LEASE.minusSeconds(1));
        assertThat(reserve(other, Priority.LIVE_LOOKUP)).isEmpty();
        fixture.advance(Duration.ofSeconds(1));

        assertThat(reserve(other, Priority.SWEEP).orElseThrow())
                .as("its request may have left in the last moment of the lease")
                .isBetween(GAP.minusSeconds(1), GAP);
    }

    @Test
    void anAnswerAfterTheLeaseStillDelaysTheNextRequest() {
        reserve(one, Priority.SWEEP);
        begin(one);
        fixture.advance(LEASE.plus(GAP));
        reserve(other, Priority.SWEEP);
        slots.end(HOST, one, GAP, HostHealth.NEW, Duration.ZERO, Duration.ZERO);

        assertThat(begin(other)).isInstanceOf(Beginning.Lost.class);
        assertThat(reserve(other, Priority.SWEEP).orElseThrow()).isPositive();
    }

    @Test
    void aPostponedHostIsLeftAloneAndNeverAskedSooner() {
        slots.postpone(HOST, Duration.ofMinutes(10));
        slots.postpone(HOST, Duration.ofSeconds(5));

        assertThat(reserve(one, Priority.LIVE_LOOKUP).orElseThrow())
                .isBetween(Duration.ofSeconds(599), Duration.ofMinutes(10));
    }

    @Test
    void postponingHoldsBackEvenWhoHasReserved() {
        reserve(one, Priority.LIVE_LOOKUP);
        slots.postpone(HOST, Duration.ofSeconds(5));

        assertThat(begin(one)).isInstanceOf(Beginning.Lost.class);
        assertThat(reserve(one, Priority.LIVE_LOOKUP).orElseThrow())
                .as("the slot is still its own")
                .isPositive();
    }

    @Test
    void postponingDuringARequestOutlastsItsEnd() {
        reserve(one, Priority.SWEEP);
        begin(one);
        slots.postpone(HOST, Duration.ofMinutes(10));
        end(one);

        assertThat(reserve(other, Priority.SWEEP).orElseThrow()).isGreaterThan(Duration.ofSeconds(598));
    }

    @Test
    void aSlotThatComesTooLateIsNotReserved() {
        reserve(one, Priority.SWEEP);
        begin(one);
        end(one);

        assertThat(slots.reserve(HOST, other, Priority.SWEEP, GAP, Duration.ofSeconds(20), KEPT))
                .isEmpty();
        assertThat(reserve(one, Priority.SWEEP)).as("nobody took it").isPresent();
    }

    @Test
    void whoStandsInLineGoesBeforeWhoHadTheLastTurn() {
        reserve(one, Priority.SWEEP);
        begin(one);
        slots.claim(HOST, other, Priority.SWEEP, Duration.ofSeconds(5));
        end(one);

        assertThat(reserve(one, Priority.SWEEP)).isEmpty();
        assertThat(reserve(other, Priority.SWEEP)).isPresent();
    }

    @Test
    void aLookUpInLineGoesBeforeASweepInLine() {
        reserve(one, Priority.SWEEP);
        begin(one);
        slots.claim(HOST, other, Priority.SWEEP, Duration.ofSeconds(5));
        UUID lookUp = UUID.randomUUID();
        slots.claim(HOST, lookUp, Priority.LIVE_LOOKUP, Duration.ofSeconds(5));
        end(one);

        assertThat(reserve(other, Priority.SWEEP)).isEmpty();
        assertThat(reserve(lookUp, Priority.LIVE_LOOKUP)).isPresent();
    }

    @Test
    void whoDiedInLineHoldsNobodyUp() {
        reserve(one, Priority.SWEEP);
        begin(one);
        slots.claim(HOST, other, Priority.LIVE_LOOKUP, Duration.ofSeconds(5));
        end(one);
        fixture.advance(Duration.ofSeconds(5));

        assertThat(reserve(one, Priority.SWEEP)).isPresent();
    }

    @Test
    void whatIsGivenBackIsFreeAndCostsNoGap() {
        reserve(one, Priority.SWEEP);
        slots.release(HOST, one);

        assertThat(reserve(other, Priority.SWEEP))
                .hasValueSatisfying(wait -> assertThat(wait.isPositive()).isFalse());
    }

    private Optional<Duration> reserve(UUID holder, Priority rank) {
        return reserve(holder, rank, GAP);
    }

    private Optional<Duration> reserve(UUID holder, Priority rank, Duration gap) {
        return slots.reserve(HOST, holder, rank, gap, FAR, KEPT);
    }

    private Beginning begin(UUID holder) {
        return begin(holder, GAP);
    }

    private Beginning begin(UUID holder, Duration gap) {
        Instant now = Instant.now();
        DailyBudget own = DailyBudget.of(ThrottleFixture.site(null, null), Priority.SWEEP, now);
        return slots.begin(HOST, holder, own, DailyBudget.ofEverybody(null, Priority.SWEEP, now), gap, LEASE);
    }

    private void end(UUID holder) {
        end(holder, GAP);
    }

    private void end(UUID holder, Duration gap) {
        slots.end(HOST, holder, gap, HostHealth.NEW, Duration.ZERO, Duration.ZERO);
    }
}
