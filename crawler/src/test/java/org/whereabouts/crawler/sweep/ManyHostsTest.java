package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of many hosts side by side: none waits for another, and each host has its gap. */
class ManyHostsTest {

    @TempDir
    Path directory;

    @Test
    void hostsAreSweptSideBySide() throws IOException, InterruptedException, ExecutionException {
        sweep(12, 10, Duration.ofMillis(50));
    }

    @Test
    @Tag("drill")
    void thirtyHostsAreSweptInTheTimeOfOne() throws IOException, InterruptedException, ExecutionException {
        sweep(30, 150, Duration.ofMillis(200));
    }

    private void sweep(int hosts, int pages, Duration delay)
            throws IOException, InterruptedException, ExecutionException {
        List<NumberedPages> sites = new ArrayList<>();
        try (CrawlerFixture crawler = new CrawlerFixture(directory.resolve("captures"));
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int host = 0; host < hosts; host++) {
                sites.add(NumberedPages.start("us-zz-h" + host, pages, delay));
            }
            List<Future<SweepStep>> sweeps = new ArrayList<>();
            long begun = System.nanoTime();
            for (int host = 0; host < hosts; host++) {
                int run = host;
                sweeps.add(workers.submit(() -> crawler.sweep(run, sites.get(run), pages * 10)));
            }
            for (Future<SweepStep> sweep : sweeps) {
                assertThat(sweep.get()).isInstanceOf(SweepStep.Finished.class);
            }
            report(sites, Duration.ofNanos(System.nanoTime() - begun), delay);

            for (int run = 0; run < hosts; run++) {
                assertThat(IndexedPeople.numbers(crawler.captures, run, sites.get(run)))
                        .hasSize(pages)
                        .doesNotHaveDuplicates();
                assertThat(sites.get(run).asked())
                        .as("robots.txt, and each page once")
                        .hasSize(pages + 1);
                assertThat(sites.get(run).shortestGap()).isGreaterThanOrEqualTo(delay);
            }
        } finally {
            sites.forEach(NumberedPages::close);
        }
    }

    private static void report(List<NumberedPages> sites, Duration wall, Duration delay) {
        Duration bound = delay.multipliedBy(sites.getFirst().asked().size());
        System.out.printf(
                Locale.ROOT,
                "%d hosts, %d requests each, %d ms apart: %.2f s, %.1f %% over requests x delay; shortest gap %.1f ms%n",
                sites.size(),
                sites.getFirst().asked().size(),
                delay.toMillis(),
                wall.toMillis() / 1e3,
                100.0 * (wall.toNanos() - bound.toNanos()) / bound.toNanos(),
                sites.stream()
                                .mapToLong(site -> site.shortestGap().toNanos())
                                .min()
                                .orElseThrow()
                        / 1e6);
    }
}
