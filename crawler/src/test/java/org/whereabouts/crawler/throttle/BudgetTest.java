package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.throttle.Admission.Denial;
import org.whereabouts.crawler.throttle.Admission.Denied;
import org.whereabouts.crawler.throttle.Admission.Granted;

class BudgetTest {

    /** 23:00 of the 1st in New York, and of the 2nd by UTC. */
    private static final Instant LATE = Instant.parse("2026-11-02T04:00:00Z");

    private final ThrottleFixture fixture = new ThrottleFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSweepLeavesTheLastTenthToLookUpsAndReChecks() throws InterruptedException {
        assertThat(askUntilDenied(LATE, Priority.SWEEP, 20, null)).isEqualTo(18);
        assertThat(askUntilDenied(LATE, Priority.RECHECK, 20, null)).isEqualTo(2);
        assertThat(askUntilDenied(LATE, Priority.LIVE_LOOKUP, 20, null)).isZero();
    }

    @Test
    void theBudgetComesBackWithTheSourcesOwnMidnight() throws InterruptedException {
        askUntilDenied(LATE, Priority.LIVE_LOOKUP, 5, null);

        assertThat(denied(ask(LATE, Priority.LIVE_LOOKUP, 5, null)))
                .isEqualTo(new Denied(
                        Denial.BUDGET_SPENT,
                        Duration.ofHours(1),
                        "the requests of 2026-11-01 for us-xx-test are spent"));
        assertThat(ask(LATE.plus(Duration.ofHours(1)), Priority.LIVE_LOOKUP, 5, null))
                .isInstanceOf(Granted.class);
    }

    @Test
    void theCommonBudgetIsOneForAllSourcesAndEndsWithTheDayOfUtc() throws InterruptedException {
        assertThat(askUntilDenied(LATE, Priority.LIVE_LOOKUP, null, 7)).isEqualTo(7);

        Denied denied = denied(ask(LATE, Priority.LIVE_LOOKUP, null, 7));
        assertThat(denied.retryAfter()).isEqualTo(Duration.ofHours(20));
        assertThat(denied.detail()).contains("all sources");
    }

    @Test
    void whatTheCommonBudgetRefusesIsNotTakenFromTheSources() throws InterruptedException {
        assertThat(askUntilDenied(LATE, Priority.LIVE_LOOKUP, 10, 4)).isEqualTo(4);
        for (int i = 0; i < 8; i++) {
            assertThat(denied(ask(LATE, Priority.LIVE_LOOKUP, 10, 4)).detail()).contains("all sources");
        }

        assertThat(counted("us-xx-test")).isEqualTo(4);
        assertThat(counted("*")).isEqualTo(4);
        assertThat(askUntilDenied(LATE, Priority.LIVE_LOOKUP, 10, null))
                .as("what is left of its own, once the common bound is lifted")
                .isEqualTo(6);
    }

    @Test
    void whatTheSourcesBudgetRefusesIsNotTakenFromTheCommonOne() throws InterruptedException {
        assertThat(askUntilDenied(LATE, Priority.LIVE_LOOKUP, 3, 10)).isEqualTo(3);

        assertThat(denied(ask(LATE, Priority.LIVE_LOOKUP, 3, 10)).detail()).contains("us-xx-test");
        assertThat(counted("*")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "20, 18"})
    void aSweepHasItsShareOfTheSmallestBudget(int limit, int sent) throws InterruptedException {
        assertThat(askUntilDenied(LATE, Priority.SWEEP, limit, null)).isEqualTo(sent);
        assertThat(askUntilDenied(LATE, Priority.SWEEP, null, limit)).isEqualTo(sent);
    }

    @Test
    void whoIsDeniedHoldsNobodyUp() throws InterruptedException {
        askUntilDenied(LATE, Priority.SWEEP, 10, null);

        assertThat(ask(LATE, Priority.LIVE_LOOKUP, 10, null)).isInstanceOf(Granted.class);
    }

    @Test
    void manyProcessesOnManyHostsTogetherSendNotOneMore() throws Exception {
        List<Future<Integer>> sent = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 6; worker++) {
                URI host = URI.create("https://host-" + worker + ".example.org");
                sent.add(workers.submit(() -> {
                    int count = 0;
                    while (acquire(host, LATE, Priority.RECHECK, 60, 50) instanceof Granted(Turn turn)) {
                        turn.close();
                        count++;
                    }
                    return count;
                }));
            }
        }

        int total = 0;
        for (Future<Integer> count : sent) {
            total += count.get();
        }
        assertThat(total).isEqualTo(50);
    }

    private int askUntilDenied(
            Instant now, Priority priority, @Nullable Integer ofSource, @Nullable Integer ofEverybody)
            throws InterruptedException {
        int granted = 0;
        while (ask(now, priority, ofSource, ofEverybody) instanceof Granted) {
            granted++;
        }
        return granted;
    }

    private Admission ask(Instant now, Priority priority, @Nullable Integer ofSource, @Nullable Integer ofEverybody)
            throws InterruptedException {
        Admission admission = acquire(ThrottleFixture.ORIGIN, now, priority, ofSource, ofEverybody);
        if (admission instanceof Granted(Turn turn)) {
            turn.close();
        }
        return admission;
    }

    private Admission acquire(
            URI host, Instant now, Priority priority, @Nullable Integer ofSource, @Nullable Integer ofEverybody)
            throws InterruptedException {
        return fixture.throttle(InstantSource.fixed(now), ofEverybody)
                .acquire(new Wish(
                        host,
                        ThrottleFixture.site(null, ofSource),
                        Duration.ofMillis(1),
                        priority,
                        now.plusSeconds(30)));
    }

    private long counted(String budget) {
        return fixture.database
                .sql("SELECT sum(requests) FROM crawler.request_day WHERE budget = :budget")
                .param("budget", budget)
                .query(Long.class)
                .single();
    }

    private static Denied denied(Admission admission) {
        assertThat(admission).isInstanceOf(Denied.class);
        return (Denied) admission;
    }
}
