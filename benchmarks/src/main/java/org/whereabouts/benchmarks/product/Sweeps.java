package org.whereabouts.benchmarks.product;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.Permit;
import org.whereabouts.crawler.sweep.SweepDriver;
import org.whereabouts.crawler.sweep.SweepStep;

/** Sweeps run to their ends, side by side. */
public final class Sweeps {

    private final SweepDriver driver;

    public Sweeps(SweepDriver driver) {
        this.driver = driver;
    }

    /**
     * Sweeps every source, each on a thread of its own.
     *
     * @param firstRun the run of the first source; the others follow
     * @return how many pages were read in all
     * @throws OperatorException when a sweep comes to no good end
     */
    public int run(long firstRun, List<? extends Source> sources) throws InterruptedException {
        List<Future<Integer>> sweeps = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sources.size())) {
            for (int i = 0; i < sources.size(); i++) {
                long run = firstRun + i;
                Source source = sources.get(i);
                sweeps.add(threads.submit(() -> sweep(run, source)));
            }
            int pages = 0;
            for (Future<Integer> sweep : sweeps) {
                pages += sweep.get();
            }
            return pages;
        } catch (ExecutionException e) {
            throw new OperatorException(ExitCode.FAILED, "A sweep failed: " + e.getCause(), e);
        }
    }

    private static void sleepUntil(Instant until) throws InterruptedException {
        Duration wait = Duration.between(Instant.now(), until);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }

    private int sweep(long run, Source source) throws InterruptedException {
        driver.takeUp(run, source);
        while (true) {
            switch (driver.advance(run, source, Permit.UNLIMITED)) {
                case SweepStep.Advanced() -> {}
                case SweepStep.Waiting(Instant until) -> sleepUntil(until);
                case SweepStep.Finished() -> {
                    return driver.progress(run).pages();
                }
                case SweepStep.Halted(String outcome, String detail) ->
                    throw new OperatorException(ExitCode.FAILED, "The sweep halted: " + outcome + ", " + detail);
            }
        }
    }
}
