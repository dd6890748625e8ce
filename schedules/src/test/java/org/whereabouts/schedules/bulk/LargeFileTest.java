package org.whereabouts.schedules.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.schema.LibraryTables;

/**
 * A file is swept, captured, read and normalized into PostgreSQL by a process that has less heap than the file has bytes. The run
 * ends before it is applied: by the bounds of its profile, so many people are not believed.
 */
class LargeFileTest {

    private static final SourceId SOURCE = new SourceId("us-nc-dac");

    /** 557 MB. */
    private static final int LARGE = 543_000;

    /** 103 MB, nearly all of it people who have left: they are read and need not be normalized, which takes longest. */
    private static final int GONE = 100_000;

    /**
     * Less than the file. And 500 people in a transaction: a file of some thousands has a midst to be killed in. With what lets it
     * start soon.
     */
    private static final Node TIGHT = new Node(List.of("-Xmx80m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), 5);

    private static final Node ROOMY = new Node(List.of("-Xmx512m"), 50);

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    Path directory;

    private HttpServer host;
    private String url;
    private JdbcClient database;

    @BeforeEach
    void start() throws IOException {
        url = TestServers.postgres().createDatabase();
        DriverManagerDataSource pool = new DriverManagerDataSource(url);
        for (String module : List.of("crawler", "indexer")) {
            ModuleSchema.migrate(pool, module);
        }
        ModuleSchema.migrate(pool, "schedules", LibraryTables.migrations());
        database = JdbcClient.create(pool);
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            try (exchange) {
                Path file = directory.resolve(
                        "INMT4AA1" + exchange.getRequestURI().getPath().replaceFirst(".*\\.", "."));
                if (!exchange.getRequestURI().getPath().startsWith("/offenders/") || !Files.exists(file)) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                exchange.sendResponseHeaders(200, Files.size(file));
                try (OutputStream out = exchange.getResponseBody()) {
                    Files.copy(file, out);
                }
            }
        });
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void aFileThatIsLargerThanTheHeapIsReadToItsEnd() throws Exception {
        PrisonFile.zip(directory.resolve("INMT4AA1.zip"), 2_000, GONE);

        prove(2_000, "zip", TIGHT);
    }

    @Test
    void aRunThatIsKilledInTheMidstOfAFileGoesOnBehindTheLastOfItsRows() throws Exception {
        PrisonFile.zip(directory.resolve("INMT4AA1.zip"), 6_000, 0);
        long run = queue();
        Process victim = start(run, profile("zip"), TIGHT);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> entries(run) > 0 || !victim.isAlive());
        victim.destroyForcibly().onExit().join();
        long before = entries(run);

        finish(run, profile("zip"), TIGHT);

        assertThat(before).as("in the midst").isBetween(1L, 5_999L);
        assertThat(entries(run)).as("each row counted once").isEqualTo(6_000);
        assertThat(verdict(run)).as("each staged once").contains("people is 6000,");
        assertThat(captureFiles()).allMatch(file -> file.toString().endsWith(".warc.gz"));
    }

    @Test
    @Tag("drill")
    void fiveHundredFiftySevenMegabytesInFiveHundredTwelveOfHeap() throws Exception {
        PrisonFile.write(directory.resolve("INMT4AA1.dat"), LARGE);
        assertThat(Files.size(directory.resolve("INMT4AA1.dat"))).isGreaterThan(557_000_000);

        prove(LARGE, "dat", ROOMY);
    }

    @Test
    @Tag("drill")
    void theSameZipped() throws Exception {
        PrisonFile.zip(directory.resolve("INMT4AA1.zip"), LARGE, 0);

        prove(LARGE, "zip", ROOMY);
    }

    private void prove(int rows, String ending, Node node) throws Exception {
        long run = queue();

        Instant begun = Instant.now();
        String log = finish(run, profile(ending), node);
        Duration took = Duration.between(begun, Instant.now());

        assertThat(entries(run)).isEqualTo(rows);
        assertThat(verdict(run)).contains("people is " + rows + ",");
        assertThat(captureFiles()).allMatch(file -> file.toString().endsWith(".warc.gz"));
        String peak = log.lines()
                .filter(line -> line.startsWith(BulkNode.PEAK))
                .findFirst()
                .orElseThrow();
        String steps = String.join(", ", database.sql("""
                SELECT step_name || ' ' || round(extract(epoch FROM end_time - start_time)) || ' s'
                  FROM schedules.batch_step_execution ORDER BY step_execution_id
                """).query(String.class).list());
        System.out.printf("%,d rows of %s: %d s in all (%s); %s%n", rows, ending, took.toSeconds(), steps, peak);
    }

    /** The shipped profile, which believes nobody; of a file that is not zipped where that is wanted. */
    private Path profile(String ending) throws IOException {
        try (InputStream shipped =
                Objects.requireNonNull(LargeFileTest.class.getResourceAsStream("/sources/us-nc-dac/source.yml"))) {
            String yaml = new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("populationCeiling: .*", "populationCeiling: 10");
            return Files.writeString(
                    directory.resolve("source.yml"),
                    ending.equals("zip")
                            ? yaml
                            : yaml.replaceAll("  entry: .*\n", "").replace("INMT4AA1.zip", "INMT4AA1.dat"));
        }
    }

    private long queue() {
        return new RunStore(database)
                .queue(SOURCE, RunCause.OPERATOR, Instant.now())
                .id();
    }

    private String finish(long run, Path profile, Node node) throws Exception {
        Process process = start(run, profile, node);
        assertThat(process.waitFor(PATIENCE)).isTrue();
        String log = Files.readString(directory.resolve("node.log"));
        assertThat(new RunStore(database).get(run).state()).as(log).isEqualTo(RunState.QUARANTINED);
        return log;
    }

    /** How the process runs: with these options of Java, and so many pages or slices in a transaction. */
    private record Node(List<String> options, int piecesPerChunk) {}

    private Process start(long run, Path profile, Node node) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(node.options());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BulkNode.class.getName(),
                "--node.database=" + url,
                "--node.elasticsearch=" + TestServers.elasticsearch().url(),
                "--node.captures=" + directory.resolve("captures"),
                "--node.profile=" + profile,
                "--node.site=http://127.0.0.1:" + host.getAddress().getPort(),
                "--node.run=" + run,
                "--whereabouts.pages-per-chunk=" + node.piecesPerChunk()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("node.log").toFile())
                .start();
    }

    private long entries(long run) {
        return database.sql(
                        "SELECT coalesce(sum(count), 0) FROM schedules.run_finding WHERE run_id = :run AND kind = 'ENTRY'")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** Why the run was not believed: it says how many people it had staged. */
    private String verdict(long run) {
        return String.valueOf(new RunStore(database).get(run).error());
    }

    private List<Path> captureFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("captures"))) {
            return files.toList();
        }
    }
}
