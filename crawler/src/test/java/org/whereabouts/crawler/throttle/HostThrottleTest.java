package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.source.FetchWindow;
import org.whereabouts.crawler.throttle.Admission.Denial;
import org.whereabouts.crawler.throttle.Admission.Denied;
import org.whereabouts.crawler.throttle.Admission.Granted;

class HostThrottleTest {

    private static final Duration GAP = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ThrottleFixture fixture = new ThrottleFixture();
    private final HostThrottle throttle = fixture.throttle();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void manyWorkersTogetherAskOneAtATimeWithTheGapBetween() throws Exception {
        record Request(Instant begun, Instant ended) {}
        List<Request> requests = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asked = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                HostThrottle process = fixture.throttle();
                asked.add(workers.submit(() -> {
                    for (int i = 0; i < 5; i++) {
                        try (Turn turn = granted(process.acquire(wish(GAP, Priority.SWEEP)))) {
                            Instant begun = fixture.now();
                            Instant ended = fixture.now();
                            requests.add(new Request(begun, ended));
                            turn.ended(new HostSign.Well());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> worker : asked) {
                worker.get();
            }
        }

        assertThat(requests).hasSize(20);
        requests.sort(java.util.Comparator.comparing(Request::begun));
        for (int i = 1; i < requests.size(); i++) {
            assertThat(Duration.between(
                            requests.get(i - 1).ended(), requests.get(i).begun()))
                    .isGreaterThanOrEqualTo(GAP);
        }
    }

    @Test
    void aLookUpGoesBeforeTheSweepThatWaits() throws Exception {
        ask(Duration.ofSeconds(1), Priority.SWEEP);
        List<Priority> order = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sweep = workers.submit(() -> noteTurn(Priority.SWEEP, order));
            await().until(() -> held() == 1);
            noteTurn(Priority.LIVE_LOOKUP, order);
            sweep.get();
        }

        assertThat(order).containsExactly(Priority.LIVE_LOOKUP, Priority.SWEEP);
    }

    private @Nullable Void noteTurn(Priority priority, List<Priority> order) throws InterruptedException {
        try (Turn turn = granted(throttle.acquire(wish(GAP, priority)))) {
            order.add(priority);
            turn.ended(new HostSign.Well());
        }
        return null;
    }

    @Test
    void aSlotThatComesTooLateIsDeniedWithTheWait() throws InterruptedException {
        ask(LONG, Priority.SWEEP);

        Denied denied = denied(throttle.acquire(ThrottleFixture.wish(LONG, Priority.LIVE_LOOKUP, PATIENCE)));
        assertThat(denied.why()).isEqualTo(Denial.NO_SLOT);
        assertThat(denied.retryAfter()).isBetween(Duration.ofMinutes(59), LONG);
        assertThat(denied.detail()).contains("locator.example.org");
    }

    @Test
    void aHostThatCannotBeFreeInTimeIsNotWaitedFor() throws InterruptedException {
        try (Turn busy = granted(throttle.acquire(wish(LONG, Priority.SWEEP)))) {
            assertThat(denied(throttle.acquire(wish(LONG, Priority.LIVE_LOOKUP)))
                            .why())
                    .as("its answer is awaited, and the gap comes after it")
                    .isEqualTo(Denial.NO_SLOT);
            busy.ended(new HostSign.Well());
        }
    }

    @Test
    void aDeadlineThatHasPassedGetsNothing() throws InterruptedException {
        assertThat(denied(throttle.acquire(ThrottleFixture.wish(GAP, Priority.SWEEP, Duration.ofMillis(-1))))
                        .why())
                .isEqualTo(Denial.NO_SLOT);
    }

    @Test
    void whoIsInterruptedGivesTheSlotBack() throws Exception {
        throttle.postpone(ThrottleFixture.ORIGIN, Duration.ofSeconds(5));
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                throttle.acquire(wish(GAP, Priority.LIVE_LOOKUP));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> held() == 1);
        waiting.interrupt();
        waiting.join();

        assertThat(held()).isZero();
    }

    @Test
    void nobodySleepsForAHostThatIsFreeMuchLater() throws InterruptedException {
        throttle.postpone(ThrottleFixture.ORIGIN, Duration.ofMinutes(6));

        Denied denied = denied(throttle.acquire(ThrottleFixture.wish(GAP, Priority.SWEEP, Duration.ofHours(8))));

        assertThat(denied.why()).isEqualTo(Denial.NO_SLOT);
        assertThat(denied.retryAfter()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(held()).isZero();
    }

    @Test
    void aGapIsWaitedForHoweverLongItIs() throws Exception {
        ask(LONG, Priority.SWEEP);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                throttle.acquire(ThrottleFixture.wish(LONG, Priority.SWEEP, Duration.ofHours(8)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        await().until(() -> held() == 1);
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void whoMayNotGoOnAfterTheWaitGivesTheSlotBackUncounted() {
        throttle.postpone(ThrottleFixture.ORIGIN, Duration.ofMillis(50));

        assertThatThrownBy(() -> throttle.acquire(forbidden()))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
        assertThat(held()).isZero();
        assertThat(fixture.database
                        .sql("SELECT count(*) FROM crawler.request_day")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoNeedNotWaitNeedNotAskAgain() throws InterruptedException {
        granted(throttle.acquire(forbidden())).close();
    }

    private static Wish forbidden() {
        Wish wish = wish(GAP, Priority.SWEEP);
        return new Wish(wish.url(), wish.site(), wish.gap(), wish.priority(), wish.latest(), () -> {
            throw new InterruptedException("stopped");
        });
    }

    @Test
    void twoSourcesOfOneHostKeepTheLongerGapInBothOrders() throws InterruptedException {
        Duration longer = Duration.ofMillis(400);
        for (List<Duration> gaps : List.of(List.of(GAP, longer), List.of(longer, GAP))) {
            granted(throttle.acquire(wish(gaps.get(0), Priority.SWEEP))).ended(new HostSign.Well());
            Instant ended = fixture.database
                    .sql("SELECT ended_at FROM crawler.host")
                    .query(java.sql.Timestamp.class)
                    .single()
                    .toInstant();
            try (Turn turn = granted(throttle.acquire(wish(gaps.get(1), Priority.SWEEP)))) {
                assertThat(Duration.between(ended, fixture.now())).isGreaterThanOrEqualTo(longer);
                turn.ended(new HostSign.Well());
            }
        }
    }

    @Test
    void hostsDoNotWaitForEachOther() {
        assertThat(HostThrottle.host(URI.create("https://other.example.org/"))).isEqualTo("other.example.org");
        assertThat(HostThrottle.host(URI.create("https://locator.example.org:8443/")))
                .as("another port is another server")
                .isEqualTo("locator.example.org:8443");
        assertThat(List.of(
                        HostThrottle.host(URI.create("https://LOCATOR.example.org/other")),
                        HostThrottle.host(URI.create("http://locator.example.org")),
                        HostThrottle.host(URI.create("https://locator.example.org:443/")),
                        HostThrottle.host(URI.create("https://locator.example.org./"))))
                .as("one host under many spellings")
                .containsOnly("locator.example.org");
    }

    @Test
    void theStateOutlivesTheProcess() throws InterruptedException {
        ask(LONG, Priority.SWEEP);

        assertThat(denied(fixture.throttle().acquire(wish(GAP, Priority.SWEEP))).why())
                .isEqualTo(Denial.NO_SLOT);
    }

    @Test
    void aTransactionIsNoPlaceToWait() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(fixture.pool));

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    try {
                        throttle.acquire(wish(GAP, Priority.SWEEP));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @ParameterizedTest
    @EnumSource
    void onlyLookUpsAreAskedOutsideTheWindow(Priority priority) throws InterruptedException {
        FetchWindow nights = new FetchWindow(LocalTime.of(20, 0), LocalTime.of(6, 0));
        Instant noonInNewYork = Instant.parse("2026-11-02T17:00:00Z");
        HostThrottle atNoon = fixture.throttle(InstantSource.fixed(noonInNewYork), null);

        Admission admission = atNoon.acquire(new Wish(
                ThrottleFixture.ORIGIN, ThrottleFixture.site(nights, null), GAP, priority, noonInNewYork.plus(LONG)));

        if (priority == Priority.LIVE_LOOKUP) {
            granted(admission).close();
        } else {
            assertThat(denied(admission).why()).isEqualTo(Denial.OUTSIDE_WINDOW);
            assertThat(denied(admission).retryAfter()).isEqualTo(Duration.ofHours(8));
        }
    }

    private void ask(Duration gap, Priority priority) throws InterruptedException {
        granted(throttle.acquire(ThrottleFixture.wish(gap, priority, PATIENCE))).ended(new HostSign.Well());
    }

    private static Wish wish(Duration gap, Priority priority) {
        return ThrottleFixture.wish(gap, priority, PATIENCE);
    }

    private int held() {
        return fixture.database
                .sql("SELECT count(*) FROM crawler.host WHERE holder IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    private static Turn granted(Admission admission) {
        assertThat(admission).isInstanceOf(Granted.class);
        return ((Granted) admission).turn();
    }

    private static Denied denied(Admission admission) {
        assertThat(admission).isInstanceOf(Denied.class);
        return (Denied) admission;
    }
}
