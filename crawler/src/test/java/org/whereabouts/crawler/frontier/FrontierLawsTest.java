package org.whereabouts.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.frontier.FrontierFixture.LEASE;
import static org.whereabouts.crawler.frontier.FrontierFixture.searches;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.throttle.Priority;

/** What holds whatever workers do, and however they die. */
class FrontierLawsTest {

    private static final Harvest HARVEST = new Harvest("ROSTER", OptionalInt.of(3), 1, 3);

    private static FrontierFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new FrontierFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    /** Steps of three workers, drawn at random, held step by step against what a plain model of the queue allows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everySearchIsAskedByOneAtATimeInItsOrderAndEndsOnce(long seed) {
        new Story(seed, fixture).tell(400);
    }

    @Test
    void workersThatDieAtRandomLeaveNothingBehindAndNothingDoubled() throws ExecutionException, InterruptedException {
        long run = 1_000;
        Frontier planner = fixture.worker("planner");
        fixture.add(planner, run, Priority.SWEEP, searches("s", 300));
        Queue<Lease> granted = new ConcurrentLinkedQueue<>();
        Queue<Lease> ended = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int worker = 0; worker < 6; worker++) {
                RandomGenerator random = random(worker);
                Frontier frontier = fixture.worker("worker " + worker / 2);
                working.add(threads.submit(() -> work(run, frontier, random, granted, ended)));
            }
            for (Future<?> worker : working) {
                worker.get();
            }
        }

        assertThat(ended.stream().map(Lease::ordinal)).doesNotHaveDuplicates().hasSize(300);
        assertThat(planner.progress(run)).isEqualTo(fixture.counted(run));
        Map<Integer, List<Lease>> bySearch = granted.stream()
                .sorted(Comparator.comparingInt(Lease::number))
                .collect(Collectors.groupingBy(Lease::ordinal));
        assertThat(granted).as("some died").hasSizeGreaterThan(300);
        for (List<Lease> leases : bySearch.values()) {
            for (int i = 1; i < leases.size(); i++) {
                Instant begun = leases.get(i).until().minus(LEASE);
                assertThat(begun)
                        .as("%s", leases)
                        .isAfterOrEqualTo(leases.get(i - 1).until());
            }
        }
    }

    private static void work(
            long run, Frontier frontier, RandomGenerator random, Queue<Lease> granted, Queue<Lease> ended) {
        while (!frontier.progress(run).isComplete()) {
            Optional<Lease> lease = frontier.lease(run);
            if (lease.isEmpty()) {
                fixture.pass(LEASE.dividedBy(3));
                continue;
            }
            granted.add(lease.get());
            if (random.nextInt(4) == 0) {
                continue; // It died with the search in hand.
            }
            try {
                frontier.done(lease.get(), HARVEST);
                ended.add(lease.get());
            } catch (LeaseLostException e) {
                assertThat(fixture.now())
                        .as("only time takes a lease away")
                        .isAfterOrEqualTo(lease.get().until());
            }
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** One random sequence of steps and the model that it is held against. */
    private static final class Story {

        /** A search as the model has it. */
        private record Known(Priority priority, boolean ended, Instant due) {}

        /** A lease as its worker believes in it. */
        private record Held(Frontier worker, Lease lease) {}

        private final long run;
        private final RandomGenerator random;
        private final FrontierFixture world;
        private final List<Frontier> workers;
        private final Map<String, Known> model = new HashMap<>();
        private final Map<String, Lease> valid = new HashMap<>();
        private final List<Held> believed = new ArrayList<>();
        private Instant restsUntil = Instant.MIN;

        Story(long seed, FrontierFixture world) {
            this.run = seed;
            this.random = random(seed);
            this.world = world;
            this.workers = List.of(world.worker("a"), world.worker("b"), world.worker("c"));
        }

        void tell(int steps) {
            add(30);
            for (int step = 0; step < steps; step++) {
                switch (random.nextInt(14)) {
                    case 0 -> add(random.nextInt(4));
                    case 1 -> world.pass(Duration.ofSeconds(random.nextLong(LEASE.toSeconds())));
                    case 2 -> giveBack();
                    case 3, 4, 5, 6, 7 -> lease();
                    default -> use();
                }
                assertThat(worker().progress(run)).isEqualTo(world.counted(run));
            }
            drain();
        }

        private Frontier worker() {
            return workers.get(random.nextInt(workers.size()));
        }

        private void add(int count) {
            Priority priority = Priority.ofRank(random.nextInt(3));
            String name = "p" + random.nextInt(40) + "-";
            world.add(worker(), run, priority, searches(name, count));
            searches(name, count)
                    .forEach(search -> model.putIfAbsent(search.key(), new Known(priority, false, world.now())));
        }

        private void lease() {
            Frontier worker = worker();
            Optional<Lease> lease = worker.lease(run);
            List<String> due = model.entrySet().stream()
                    .filter(known -> !known.getValue().ended())
                    .filter(known -> !known.getValue().due().isAfter(world.now()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (restsUntil.isAfter(world.now()) || due.isEmpty()) {
                assertThat(lease).isEmpty();
                return;
            }
            String key = lease.orElseThrow().search().key();
            assertThat(due)
                    .as("nobody else has it, it has not ended, its time has come")
                    .contains(key);
            assertThat(due).as("nothing more urgent waits").noneMatch(waiting -> urgent(waiting) < urgent(key));
            model.compute(
                    key,
                    (_, known) ->
                            new Known(lease.get().priority(), false, lease.get().until()));
            valid.put(key, lease.get());
            believed.add(new Held(worker, lease.get()));
        }

        private int urgent(String key) {
            return Objects.requireNonNull(model.get(key)).priority().rank();
        }

        /** A worker does something with a lease it believes in; or it is dead, and does nothing. */
        private void use() {
            if (believed.isEmpty()) {
                return;
            }
            Held held = believed.remove(random.nextInt(believed.size()));
            String key = held.lease().search().key();
            Instant later = world.now().plusSeconds(random.nextLong(600));
            Runnable step = switch (random.nextInt(5)) {
                case 0 ->
                    () -> {
                        held.worker().retry(held.lease(), "TIMEOUT", "", later);
                        back(key, later);
                    };
                case 1 ->
                    () -> {
                        held.worker().postpone(held.lease(), "NO_SLOT", "", later);
                        back(key, later);
                    };
                case 2 ->
                    () -> {
                        Lease longer = held.worker().extend(held.lease());
                        model.compute(key, (_, known) -> new Known(known.priority(), false, longer.until()));
                        believed.add(new Held(held.worker(), longer));
                    };
                case 3 -> () -> {};
                default ->
                    () -> {
                        held.worker().done(held.lease(), HARVEST);
                        model.compute(key, (_, known) -> new Known(known.priority(), true, known.due()));
                        valid.remove(key);
                    };
            };
            Lease newest = valid.get(key);
            boolean mayUse = newest != null && newest.number() == held.lease().number();
            boolean cheap = held.lease().until().isAfter(world.now().plus(LEASE.dividedBy(2)));
            if (mayUse) {
                step.run();
            } else {
                assertThatThrownBy(() -> held.worker().done(held.lease(), HARVEST))
                        .isInstanceOf(LeaseLostException.class);
                if (!cheap) {
                    assertThatThrownBy(() -> held.worker().extend(held.lease())).isInstanceOf(LeaseLostException.class);
                }
            }
        }

        private void back(String key, Instant due) {
            model.compute(key, (_, known) -> new Known(known.priority(), false, due));
            valid.remove(key);
            restsUntil = restsUntil.isAfter(due) ? restsUntil : due;
        }

        private void giveBack() {
            worker().giveBack(run);
            valid.keySet()
                    .forEach(key -> model.compute(key, (_, known) -> new Known(known.priority(), false, world.now())));
            valid.clear();
        }

        private void drain() {
            int left = (int)
                    model.values().stream().filter(known -> !known.ended()).count();
            world.pass(LEASE.multipliedBy(2));
            for (int i = 0; i < left; i++) {
                Frontier worker = worker();
                worker.done(worker.lease(run).orElseThrow(), HARVEST);
            }
            assertThat(worker().lease(run)).isEmpty();
            assertThat(worker().progress(run).isComplete()).isTrue();
            assertThat(worker().progress(run).searchesKnown()).isEqualTo(model.size());
        }
    }
}
