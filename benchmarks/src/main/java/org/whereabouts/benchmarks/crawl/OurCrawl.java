package org.whereabouts.benchmarks.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.benchmarks.measure.Fork;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.benchmarks.product.PartOfSweep;
import org.whereabouts.benchmarks.product.Sweeps;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.SweepDriver;

/**
 * The process in which our crawler works: whole sweeps as the product runs them, with robots.txt, slots, captures and the
 * frontier in PostgreSQL, at a delay of nothing.
 */
final class OurCrawl {

    private @Nullable Crawler crawler;

    private OurCrawl() {}

    public static void main(String[] args) throws Exception {
        OurCrawl crawl = new OurCrawl();
        Fork.serve(Work.class, crawl::round);
    }

    private Done round(Work work) throws InterruptedException {
        Crawler asking = crawler;
        if (asking == null) {
            asking = new Crawler(work.jdbcUrl(), Path.of(work.scratch()), work.threads() + 2);
            crawler = asking;
        }
        Sweeps sweeps = new Sweeps(asking.part(SweepDriver.class));
        Source texas = Crawler.texas(work.site(), Duration.ZERO);
        List<Source> parts = new ArrayList<>();
        for (int thread = 0; thread < work.threads(); thread++) {
            int first = work.searches() * thread / work.threads();
            int next = work.searches() * (thread + 1) / work.threads();
            parts.add(new PartOfSweep(texas, first, next - first));
        }
        Stopwatch watch = Stopwatch.start();
        return watch.done(sweeps.run((long) work.round() * work.threads(), parts));
    }
}
