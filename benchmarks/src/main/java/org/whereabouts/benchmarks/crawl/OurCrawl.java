package org.whereabouts.benchmarks.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.benchmarks.measure.Fork;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.benchmarks.product.PartOfSweep;
import org.whereabouts.benchmarks.product.Sweeps;
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
            asking = new Crawler(
                    work.jdbcUrl(), Path.of(work.scratch()), work.hosts().size() + 2);
            crawler = asking;
        }
        Sweeps sweeps = new Sweeps(asking.part(SweepDriver.class));
        List<PartOfSweep> sources = work.hosts().stream()
                .map(host -> new PartOfSweep(Crawler.texas(host, Duration.ZERO), work.searches()))
                .toList();
        Stopwatch watch = Stopwatch.start();
        return watch.done(sweeps.run((long) work.round() * work.hosts().size(), sources));
    }
}
