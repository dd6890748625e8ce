package org.whereabouts.benchmarks.frontier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.measure.CpuTime;

/**
 * How fast something was done many times.
 *
 * @param perCpuSecond times for each second of processor time, PostgreSQL's included: what one core does
 * @param perWallSecond times for each second on the wall
 */
record Speed(double perCpuSecond, double perWallSecond) {

    /** Does it so often on so many threads. */
    static Speed of(int times, int threads, long postgres, Runnable once) {
        Duration before = used(postgres);
        long begin = System.nanoTime();
        List<Future<?>> shares = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                int share = times * (thread + 1) / threads - times * thread / threads;
                shares.add(executor.submit(() -> {
                    for (int i = 0; i < share; i++) {
                        once.run();
                    }
                }));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw new OperatorException(ExitCode.FAILED, "Not measured: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException(ExitCode.FAILED, "Interrupted.", e);
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        double cpu = used(postgres).minus(before).toNanos() / 1e9;
        return new Speed(times / cpu, times / wall);
    }

    private static Duration used(long postgres) {
        return CpuTime.ofThisProcess().plus(CpuTime.ofTree(postgres));
    }
}
