package org.whereabouts.benchmarks.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.benchmarks.measure.Fork;
import org.whereabouts.benchmarks.measure.Spread;

/** One of the crawlers compared: a JVM of its own, asked for round after round. */
final class Contender implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final String name;
    private final Fork fork;
    private final Path scratch;
    private final Supplier<Duration> database;
    private final List<Cost> measured = new ArrayList<>();

    private Contender(String name, Fork fork, Path scratch, Supplier<Duration> database) {
        this.name = name;
        this.fork = fork;
        this.scratch = scratch;
        this.database = database;
    }

    /**
     * What a round cost.
     *
     * @param jvmMillis processor time of the JVM but for its compilers for each page, in milliseconds
     * @param compilerMillis that of its just-in-time compilers, which a long crawl pays once
     * @param databaseMillis that of the database's processes; 0 where there is none
     * @param pagesPerSecond by the clock on the wall
     */
    record Cost(String crawler, double jvmMillis, double compilerMillis, double databaseMillis, double pagesPerSecond) {

        double millis() {
            return jvmMillis + databaseMillis;
        }

        double withCompilers() {
            return millis() + compilerMillis;
        }
    }

    /**
     * Starts one.
     *
     * @param database tells the processor time of the database it uses
     * @param recordings where it leaves a flight recording; null for none
     */
    static Contender start(
            String name, Class<?> main, Path scratch, Supplier<Duration> database, @Nullable Path recordings) {
        List<String> options =
                new ArrayList<>(List.of("-Xms256m", "-Xmx256m", "-XX:-UseDynamicNumberOfCompilerThreads"));
        if (recordings != null) {
            options.add("-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,filename="
                    + recordings.resolve(name + ".jfr").toAbsolutePath());
        }
        return new Contender(name, Fork.start(name, new Fork.Program(main, options)), scratch.resolve(name), database);
    }

    /** Crawls without counting. */
    void warmUp(Work work) {
        round(work);
    }

    /** Crawls and keeps what it cost. */
    void measure(Work work) {
        measured.add(round(work));
    }

    private Cost round(Work work) {
        Duration before = database.get();
        Done done = fork.ask(work.in(scratch), Done.class);
        Duration used = database.get().minus(before);
        return new Cost(
                name,
                done.cpuNanos() / NANOS_PER_MILLI / done.pages(),
                done.compilerNanos() / NANOS_PER_MILLI / done.pages(),
                used.toNanos() / NANOS_PER_MILLI / done.pages(),
                done.pages() * 1e9 / done.wallNanos());
    }

    List<Cost> measured() {
        return List.copyOf(measured);
    }

    Spread databaseMillis() {
        return Spread.of(measured, Cost::databaseMillis);
    }

    Spread millis() {
        return Spread.of(measured, Cost::millis);
    }

    /** What this one cost for each millisecond of the other, round by round. */
    Spread ratioTo(Contender other, ToDoubleFunction<Cost> cost) {
        List<Double> ratios = IntStream.range(0, measured.size())
                .mapToObj(round ->
                        cost.applyAsDouble(measured.get(round)) / cost.applyAsDouble(other.measured.get(round)))
                .toList();
        return Spread.of(ratios, ratio -> ratio);
    }

    @Override
    public void close() {
        fork.close();
    }
}
