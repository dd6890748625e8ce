package org.whereabouts.benchmarks.crawl;

import org.whereabouts.benchmarks.measure.CpuTime;

/** Started with the round. */
record Stopwatch(long cpuNanos, long compilerNanos, long wallNanos) {

    static Stopwatch start() {
        return new Stopwatch(
                CpuTime.ofThisProcess().toNanos(), CpuTime.ofCompilers().toNanos(), System.nanoTime());
    }

    Done done(int pages) {
        Stopwatch end = start();
        long compiling = end.compilerNanos - compilerNanos;
        return new Done(pages, end.cpuNanos - cpuNanos - compiling, compiling, end.wallNanos - wallNanos);
    }
}
