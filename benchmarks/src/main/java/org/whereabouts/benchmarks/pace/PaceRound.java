package org.whereabouts.benchmarks.pace;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.whereabouts.benchmarks.measure.CpuTime;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.benchmarks.product.PartOfSweep;
import org.whereabouts.benchmarks.product.Sweeps;
import org.whereabouts.benchmarks.site.SiteProcess;
import org.whereabouts.crawler.sweep.SweepDriver;

/**
 * Polite sweeps of fresh hosts, and the floor beside them.
 *
 * @param delay least time between an answer and the next request
 * @param cpuMillisOfPage processor time of this process and of PostgreSQL, in milliseconds
 */
record PaceRound(Duration delay, Pace sweeps, Pace bare, double cpuMillisOfPage) {

    static final int PAGES_OF_SEARCH = 10;

    private static final int WARM_UP_SEARCHES = 2;

    /**
     * What is swept.
     *
     * @param requests pages asked of each host, a multiple of {@link #PAGES_OF_SEARCH}
     */
    record Sizes(int hosts, Duration delay, int requests) {}

    /** Sweeps without delay and without counting. */
    static void warmUp(Crawler crawler, Sizes sizes) throws InterruptedException {
        try (SiteProcess site = SiteProcess.start(sizes.hosts(), PAGES_OF_SEARCH)) {
            sweeps(crawler).run(1, sources(site, Duration.ZERO, WARM_UP_SEARCHES));
        }
    }

    /**
     * Sweeps and measures.
     *
     * @param number from 1; no two rounds share runs
     * @param postgres process id of its server
     */
    static PaceRound measure(int number, Crawler crawler, Sizes sizes, long postgres) throws InterruptedException {
        try (SiteProcess site = SiteProcess.start(sizes.hosts(), PAGES_OF_SEARCH)) {
            List<PartOfSweep> sources = sources(site, sizes.delay(), sizes.requests() / PAGES_OF_SEARCH);
            Duration before = used(postgres);
            long begin = System.nanoTime();
            int pages = sweeps(crawler).run((long) number * sizes.hosts() + 1, sources);
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            Duration cpu = used(postgres).minus(before);
            Pace sweeps = Pace.of(wall, site.seen());
            return new PaceRound(sizes.delay(), sweeps, bare(sizes, sweeps.requests()), millis(cpu) / pages);
        }
    }

    private static Pace bare(Sizes sizes, long requests) throws InterruptedException {
        try (SiteProcess site = SiteProcess.start(sizes.hosts(), PAGES_OF_SEARCH)) {
            BarePace bare = new BarePace(sizes.delay(), PAGES_OF_SEARCH);
            long begin = System.nanoTime();
            bare.run(site.hosts(), Math.toIntExact(requests));
            return Pace.of(Duration.ofNanos(System.nanoTime() - begin), site.seen());
        }
    }

    double wall() {
        return seconds(sweeps.wall());
    }

    double floor() {
        return seconds(bare.wall());
    }

    double bound() {
        return seconds(sweeps.bound(delay));
    }

    double ratio() {
        return wall() / bound();
    }

    double ratioWithAnswers() {
        return wall() / seconds(sweeps.boundWithAnswers(delay));
    }

    double ratioToFloor() {
        return wall() / floor();
    }

    double answerMillis() {
        return millis(sweeps.answering()) / sweeps.requests();
    }

    double gapMillis() {
        return millis(sweeps.smallestGap());
    }

    private static Sweeps sweeps(Crawler crawler) {
        return new Sweeps(crawler.part(SweepDriver.class));
    }

    private static List<PartOfSweep> sources(SiteProcess site, Duration delay, int searches) {
        return site.hosts().stream()
                .map((URI host) -> new PartOfSweep(Crawler.texas(host, delay), searches))
                .toList();
    }

    private static Duration used(long postgres) {
        return CpuTime.ofThisProcess().plus(CpuTime.ofTree(postgres));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
