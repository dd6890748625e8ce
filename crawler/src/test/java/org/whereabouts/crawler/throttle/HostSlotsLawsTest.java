package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.throttle.HostSlots.Beginning;

/**
 * Workers that reserve, begin, end, die, stand in line and postpone in any order, while time passes in any steps, against a
 * plain model of what a host is owed. The seed of a failure is its name.
 */
class HostSlotsLawsTest {

    private static final String HOST = ThrottleFixture.HOST;
    private static final int STEPS = 1_000;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration FAR = Duration.ofDays(1);

    private final ThrottleFixture fixture = new ThrottleFixture();

    /** One worker; who has died comes back under another identifier, as a process does. */
    private static final class Worker {
        UUID id = UUID.randomUUID();
        Priority rank = Priority.SWEEP;
        Stage stage = Stage.IDLE;
        Instant leaseEnds = Instant.MIN;
    }

    private enum Stage {
        IDLE,
        RESERVED,
        ASKING
    }

    private final List<Worker> workers = new ArrayList<>();
    /** Requests of the dead, which the host may still be answering. */
    private final List<Instant> orphans = new ArrayList<>();
    /** When its last answer had certainly not come before: from then on whoever asks counts its own gap. */
    private Instant answered = Instant.EPOCH;
    /** The earliest moment at which the host may be asked again, by what it is owed for certain, whoever asks. */
    private Instant owed = Instant.MIN;
    /** How far the clock was moved on. */
    private Duration passed = Duration.ZERO;

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noHostIsEverAskedTwiceAtOnceOrBeforeItIsDue(long seed) {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 5; i++) {
            workers.add(new Worker());
        }
        int asked = 0;
        for (int step = 0; step < STEPS; step++) {
            Worker worker = pick(random);
            Duration gap = Duration.ofSeconds(random.nextInt(1, 20));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> reserve(worker, PRIORITIES.get(random.nextInt(3)), gap);
                case 3, 4 -> asked += begin(worker, gap) ? 1 : 0;
                case 5, 6 -> end(worker, gap, random);
                case 7 -> advance(Duration.ofMillis(random.nextInt(1, 30_000)));
                case 8 -> {
                    if (random.nextInt(4) == 0) {
                        die(worker);
                    } else {
                        fixture.slots.claim(HOST, worker.id, worker.rank, Duration.ofSeconds(3));
                    }
                }
                default -> {
                    if (random.nextInt(8) == 0) {
                        Duration wait = Duration.ofSeconds(random.nextInt(60));
                        Instant before = now();
                        fixture.slots.postpone(HOST, wait);
                        owe(before.plus(wait));
                    }
                }
            }
        }
        assertThat(asked).as("requests, or this proves nothing").isGreaterThan(15);
        theHostIsFreeInTheEnd();
    }

    /** Whoever has something in hand goes on more often than others come. */
    private Worker pick(RandomGenerator random) {
        List<Worker> busy =
                workers.stream().filter(worker -> worker.stage != Stage.IDLE).toList();
        List<Worker> among = busy.isEmpty() || random.nextInt(3) == 0 ? workers : busy;
        return among.get(random.nextInt(among.size()));
    }

    private void reserve(Worker worker, Priority rank, Duration gap) {
        if (worker.stage == Stage.ASKING) {
            return;
        }
        Instant before = now();
        boolean askedNow = workers.stream()
                .anyMatch(other -> other.stage == Stage.ASKING && other.leaseEnds.isAfter(before.plusMillis(500)));
        Optional<Duration> wait = fixture.slots.reserve(HOST, worker.id, rank, gap, FAR, KEPT);
        if (askedNow) {
            assertThat(wait).as("nobody takes the slot of a request under way").isEmpty();
        }
        if (wait.isPresent()) {
            for (Worker other : workers) {
                if (other != worker && other.stage == Stage.RESERVED) {
                    other.stage = Stage.IDLE;
                }
            }
            worker.stage = Stage.RESERVED;
            worker.rank = rank;
            assertThat(now().plus(wait.get()))
                    .as("the slot is not before the host is due")
                    .isAfterOrEqualTo(owed)
                    .isAfterOrEqualTo(answered.plus(gap));
        }
    }

    private boolean begin(Worker worker, Duration gap) {
        Instant before = now();
        DailyBudget own = DailyBudget.of(ThrottleFixture.site(null, null), worker.rank, before);
        DailyBudget common = DailyBudget.ofEverybody(null, worker.rank, before);
        Beginning beginning = fixture.slots.begin(HOST, worker.id, own, common, gap, LEASE);
        Instant after = now();
        if (!(beginning instanceof Beginning.Begun)) {
            return false;
        }
        assertThat(worker.stage).as("only who has reserved begins").isEqualTo(Stage.RESERVED);
        assertThat(after).as("never before the host is due").isAfterOrEqualTo(owed);
        assertThat(after).as("never before its own gap has passed").isAfterOrEqualTo(answered.plus(gap));
        for (Worker other : workers) {
            assertThat(other.stage == Stage.ASKING && other.leaseEnds.isAfter(after))
                    .as("never two at once")
                    .isFalse();
        }
        for (Instant orphan : orphans) {
            assertThat(orphan.plus(gap)).as("the dead are waited for").isBeforeOrEqualTo(after);
        }
        // Who let its lease pass has lost the host; nothing more is owed for it than was waited for.
        workers.stream().filter(other -> other.stage == Stage.ASKING).forEach(other -> other.stage = Stage.IDLE);
        worker.stage = Stage.ASKING;
        worker.leaseEnds = before.plus(LEASE);
        return true;
    }

    private void end(Worker worker, Duration gap, RandomGenerator random) {
        if (worker.stage == Stage.ASKING) {
            Duration alone = random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextInt(30)) : Duration.ZERO;
            Instant before = now();
            fixture.slots.end(HOST, worker.id, gap, HostHealth.NEW, alone, Duration.ZERO);
            answered = before;
            owe(before.plus(gap));
            owe(before.plus(alone));
            worker.stage = Stage.IDLE;
        }
    }

    private void die(Worker worker) {
        if (worker.stage == Stage.ASKING) {
            orphans.add(worker.leaseEnds);
        }
        worker.id = UUID.randomUUID();
        worker.stage = Stage.IDLE;
    }

    private void advance(Duration time) {
        fixture.advance(time);
        passed = passed.plus(time);
    }

    /** Once everybody is dead and all leases have passed, a newcomer gets the host. */
    private void theHostIsFreeInTheEnd() {
        advance(Duration.ofHours(1));
        UUID newcomer = UUID.randomUUID();
        assertThat(fixture.slots.reserve(HOST, newcomer, Priority.SWEEP, Duration.ofSeconds(20), Duration.ZERO, KEPT))
                .isPresent();
    }

    private void owe(Instant until) {
        owed = until.isAfter(owed) ? until : owed;
    }

    private Instant now() {
        return fixture.now().plus(passed);
    }
}
