package org.whereabouts.benchmarks.crawl;

import org.whereabouts.benchmarks.measure.CpuTime;

/** Started with the round. */
record Stopwatch(long cpuNanos, long wallNanos) {

    static Stopwatch start() {
        return new Stopwatch(CpuTime.ofThisProcess().toNanos(), System.nanoTime());
    }

    Done done(int pages) {
        Stopwatch end = start();
        return new Done(pages, end.cpuNanos - cpuNanos, end.wallNanos - wallNanos);
    }
}
