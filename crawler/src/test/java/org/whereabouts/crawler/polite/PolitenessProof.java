package org.whereabouts.crawler.polite;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.sandbox.server.TestServers;

/**
 * Several processes ask many hosts through one database, and the hosts, in a process of their own, note when they were asked.
 *
 * @param hosts how many
 * @param requests pages that each process asks of each host; robots.txt comes on top
 * @param threads of each process
 * @param longestAnswer how long the hosts take to answer, at most
 */
record PolitenessProof(int hosts, Duration gap, int requests, List<Integer> threads, Duration longestAnswer) {

    /**
     * What the hosts noted.
     *
     * @param answered pages that the processes had an answer for
     * @param arrivals by host, in order, in nanoseconds
     */
    record Recording(long answered, Collection<long[]> arrivals, Duration gap) {

        long requests() {
            return arrivals.stream().mapToLong(host -> host.length).sum();
        }

        /** From each request of a host to its next one. */
        private LongStream gaps() {
            return arrivals.stream()
                    .flatMapToLong(host ->
                            LongStream.range(1, host.length).map(i -> host[(int) i] - host[(int) i - 1]));
        }

        Duration shortestGap() {
            return Duration.ofNanos(gaps().min().orElseThrow());
        }

        long gapsTooShort() {
            return gaps().filter(nanos -> nanos < gap.toNanos()).count();
        }

        /** How much longer the slowest host took than its gaps alone would have. */
        double slowest() {
            return arrivals.stream()
                    .mapToDouble(
                            host -> (double) (host[host.length - 1] - host[0]) / ((host.length - 1) * gap.toNanos()))
                    .max()
                    .orElseThrow();
        }

        private Duration medianGap() {
            long[] sorted = gaps().sorted().toArray();
            return Duration.ofNanos(sorted[sorted.length / 2]);
        }

        String figures() {
            long first = arrivals.stream().mapToLong(host -> host[0]).min().orElseThrow();
            long last = arrivals.stream()
                    .mapToLong(host -> host[host.length - 1])
                    .max()
                    .orElseThrow();
            return "%,d requests to %d hosts in %.1f s; gap %d ms, shortest %.3f ms, median %.3f ms, %d too short; slowest host %.2f %% over its gaps"
                    .formatted(
                            requests(),
                            arrivals.size(),
                            (last - first) / 1e9,
                            gap.toMillis(),
                            shortestGap().toNanos() / 1e6,
                            medianGap().toNanos() / 1e6,
                            gapsTooShort(),
                            (slowest() - 1) * 100);
        }
    }

    Recording run(Path directory) throws IOException, InterruptedException {
        String database = TestServers.postgres().createDatabase();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database);
            pool.setMaximumPoolSize(2);
            ModuleSchema.migrate(pool, "crawler");
        }
        Path notes = directory.resolve("arrivals");
        Process recorder = java(
                RecordingHosts.class,
                List.of(Integer.toString(hosts), notes.toString(), Long.toString(longestAnswer.toMillis())));
        List<Process> askers = new ArrayList<>();
        try {
            String ports = firstLine(recorder).replace(' ', ',');
            for (int i = 0; i < threads.size(); i++) {
                askers.add(java(
                        AskingProcess.class,
                        List.of(
                                database,
                                Long.toString(gap.toMillis()),
                                threads.get(i).toString(),
                                Integer.toString(requests),
                                Integer.toString(i),
                                ports)));
            }
            long answered = 0;
            for (Process asker : askers) {
                answered += Long.parseLong(firstLine(asker).replace("answered ", ""));
            }
            recorder.getOutputStream().close();
            if (!recorder.waitFor(60, TimeUnit.SECONDS) || recorder.exitValue() != 0) {
                throw new IllegalStateException("the recording hosts did not write their notes");
            }
            return new Recording(answered, read(notes), gap);
        } finally {
            askers.forEach(Process::destroyForcibly);
            recorder.destroyForcibly();
        }
    }

    private static Collection<long[]> read(Path notes) throws IOException {
        Map<String, List<Long>> byHost = Files.readAllLines(notes).stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> Long.valueOf(line[1]), Collectors.toList())));
        return byHost.values().stream()
                .map(host -> host.stream().mapToLong(Long::longValue).sorted().toArray())
                .toList();
    }

    private static Process java(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // Else the JDK's server sends an answer in two parts, the second 40 ms late (Nagle's algorithm).
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The first line that is an answer: loggers write to the same stream. */
    private static String firstLine(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("answered \\d+|[\\d ]+")) {
                return line;
            }
        }
        throw new IllegalStateException("a process of the proof ended without an answer");
    }
}
