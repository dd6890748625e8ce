package org.whereabouts.crawler.frontier;

import static org.whereabouts.crawler.frontier.FrontierFixture.searches;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.whereabouts.crawler.throttle.Priority;

/** One run of a frontier that two workers share. */
abstract class OneRunFixture {

    static final Harvest HARVEST = new Harvest("ROSTER", OptionalInt.of(7), 2, 6);

    static FrontierFixture fixture;

    static long runs;

    long run;

    Frontier frontier;

    Frontier other;

    @BeforeAll
    static void open() {
        fixture = new FrontierFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void another() {
        run = ++runs;
        frontier = fixture.worker("one");
        other = fixture.worker("other");
    }

    void plan(int count) {
        fixture.add(frontier, run, Priority.SWEEP, searches("s", count));
    }

    Lease lease(Frontier worker) {
        return worker.lease(run).orElseThrow();
    }
}
