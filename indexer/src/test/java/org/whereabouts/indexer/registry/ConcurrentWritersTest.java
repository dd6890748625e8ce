package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;

class ConcurrentWritersTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final int PEOPLE = 60;

    private static RegistryUnderTest test;

    @BeforeAll
    static void registry() {
        test = RegistryUnderTest.create();
    }

    @BeforeEach
    void clear() {
        test.clear();
    }

    /** Runs all at once and waits for all. */
    private static <T> List<T> together(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static Person person(int i) {
        return Person.of(PA, "QA%04d".formatted(i), "MILLER, ANN");
    }

    private static Person[] people() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(ConcurrentWritersTest::person)
                .toArray(Person[]::new);
    }

    @RepeatedTest(5)
    void laterLookUpsWinAgainstARunAppliedAtTheSameTime() throws Exception {
        test.run(1, PA, MONDAY, people());
        // The run lists the even half only, elsewhere; look-ups see every third person after its sweep began.
        test.stage(
                2,
                PA,
                TUESDAY,
                IntStream.range(0, PEOPLE)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(i -> person(i).housedIn("by run"))
                        .toArray(Person[]::new));
        List<Callable<Object>> tasks = new ArrayList<>();
        tasks.add(() -> test.registry().apply(2, PA, TUESDAY));
        for (int i = 0; i < PEOPLE; i += 3) {
            Person seen = person(i).housedIn("by look-up").seen(TUESDAY.plusSeconds(3600));
            tasks.add(() -> test.registry().observe(seen.record()));
        }

        together(tasks);

        for (int i = 0; i < PEOPLE; i++) {
            HeldRecord held = test.registry().find(id(person(i))).orElseThrow();
            if (i % 3 == 0) {
                assertThat(held.record().housingUnit()).isEqualTo("by look-up");
                assertThat(held.presence()).isEqualTo(new Presence.Listed());
            } else if (i % 2 == 0) {
                assertThat(held.record().housingUnit()).isEqualTo("by run");
            } else {
                assertThat(held.presence()).isEqualTo(new Presence.Missing(TUESDAY));
            }
        }
    }

    @RepeatedTest(3)
    void runAppliedByTwoProcessesAtOnceIsAppliedOnce() throws Exception {
        test.stage(1, PA, MONDAY, people());
        Callable<Applied> apply = () -> test.registry().apply(1, PA, MONDAY);

        List<Applied> results = together(List.of(apply, apply));

        assertThat(results).containsOnly(new Applied(PEOPLE, 0, 0, 0, 0, 0));
        assertThat(test.dump("custody_event")).hasSize(PEOPLE);
    }

    @RepeatedTest(20)
    void lookUpsOfOnePersonAtOnceLeaveTheLatest() throws Exception {
        List<Callable<HeldRecord>> tasks = IntStream.range(0, 8)
                .<Callable<HeldRecord>>mapToObj(i -> () -> test.registry()
                        .observe(person(1)
                                .housedIn("Block " + i)
                                .seen(MONDAY.plusSeconds(i))
                                .record()))
                .toList();

        together(tasks);

        HeldRecord held = test.registry().find(id(person(1))).orElseThrow();
        assertThat(held.record().housingUnit()).isEqualTo("Block 7");
        assertThat(test.queue().pending(null, null, 10)).containsExactly(held);
    }

    @Test
    void lookUpThatWaitedForARunIsJudgedByWhatTheRunFound() throws Exception {
        test.run(1, PA, MONDAY, person(1), person(2));
        test.stage(2, PA, TUESDAY, person(2));
        Person before = person(1).housedIn("by look-up").seen(MONDAY.plusSeconds(3600));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HeldRecord> lookUp = test.transactions().execute(_ -> {
                test.registry().apply(2, PA, TUESDAY);
                Future<HeldRecord> waiting =
                        threads.submit(() -> test.registry().observe(before.record()));
                await().until(ConcurrentWritersTest::somebodyWaits);
                return waiting;
            });

            assertThat(lookUp).isNotNull();
            assertThat(lookUp.get().presence()).isEqualTo(new Presence.Missing(TUESDAY));
            assertThat(lookUp.get().record().housingUnit()).isNull();
        }
    }

    private static boolean somebodyWaits() {
        return test.jdbc()
                .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }
}
