package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.throttle.KilledTurns;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.sandbox.site.SandboxSites;

/**
 * Sweeps a source of the sandbox by processes that are killed one after the other, each at another moment, and the last left
 * to finish; and holds what is stored against a sweep that nobody disturbed.
 */
final class KilledSweep {

    private static final Duration DELAY = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AIM = Duration.ofSeconds(2);

    private final SandboxSites sites;
    private final String source;
    private final Path directory;
    private final RandomGenerator random;
    private final String url = TestServers.postgres().createDatabase();
    private final Map<Moment, Integer> killedWhile = new EnumMap<>(Moment.class);

    KilledSweep(SandboxSites sites, String source, Path directory, long seed) {
        this.sites = sites;
        this.source = source;
        this.directory = directory;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Does it, with that many kills; what the victims were doing when they died is returned. */
    Map<Moment, Integer> prove(int kills) throws IOException, InterruptedException {
        Undisturbed undisturbed = undisturbed();
        for (int kill = 0; kill < kills; kill++) {
            Moment aim = List.of(Moment.WAITING, Moment.IN_FLIGHT, Moment.READING, Moment.ENDING)
                    .get(kill % 4);
            killedWhile.merge(killOne(aim, undisturbed.requests(), kills), 1, Integer::sum);
        }
        finish();
        compare(undisturbed, kills);
        return killedWhile;
    }

    /** Starts a process and kills it once it has asked a few pages and is at what was aimed at. */
    private Moment killOne(Moment aim, long requestsInAll, int kills) throws IOException {
        Moment.Board board = new Moment.Board(board());
        board.say(Moment.STARTING);
        long before = sites.requestCount(source);
        // Each victim's share: one that waits for its moment longer would leave nothing to the last ones.
        long share = Math.max(2, requestsInAll / (kills + 1));
        long pages = random.nextLong(1, share);
        Process victim = start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !victim.isAlive() || sites.requestCount(source) >= before + pages);
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(20).toNanos()));
        long giveUp = System.nanoTime() + AIM.toNanos();
        while (board.said() != aim
                && victim.isAlive()
                && sites.requestCount(source) < before + share
                && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }
        assertThat(victim.isAlive()).as("killed in the middle of the sweep").isTrue();
        victim.destroyForcibly().onExit().join();
        assertThat(victim.exitValue()).as("by SIGKILL").isEqualTo(128 + 9);
        KilledTurns.skip(JdbcClient.create(new DriverManagerDataSource(url)));
        return board.said();
    }

    private void finish() throws IOException, InterruptedException {
        assertThat(start().waitFor(PATIENCE)).isTrue();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                SweepProcess.class.getName()));
        command.addAll(List.of(
                url,
                directory.resolve("captures").toString(),
                source,
                sites.baseUrl(source).toString(),
                DELAY.toString(),
                board().toString()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private Path board() {
        return directory.resolve("board");
    }

    /** What a sweep stores that nobody disturbs. */
    private record Undisturbed(List<String> numbers, long searches, long pages, long requests) {}

    private Undisturbed undisturbed() throws IOException, InterruptedException {
        Path captures = Files.createDirectories(directory.resolve("undisturbed"));
        try (CrawlerFixture crawler = new CrawlerFixture(captures)) {
            long before = sites.requestCount(source);
            assertThat(crawler.sweep(SweepProcess.RUN, source(), 100_000)).isInstanceOf(SweepStep.Finished.class);
            return new Undisturbed(
                    sorted(IndexedPeople.numbers(crawler.captures, SweepProcess.RUN, source())),
                    crawler.driver.progress(SweepProcess.RUN).searchesKnown(),
                    crawler.driver.progress(SweepProcess.RUN).pages(),
                    sites.requestCount(source) - before);
        }
    }

    private void compare(Undisturbed undisturbed, int kills) {
        try (CrawlerFixture crawler = CrawlerFixture.on(directory.resolve("captures"), url)) {
            assertThat(sorted(IndexedPeople.numbers(crawler.captures, SweepProcess.RUN, source())))
                    .as("everybody, as often as in a sweep that nobody disturbs")
                    .isEqualTo(undisturbed.numbers());
            assertThat(crawler.driver.progress(SweepProcess.RUN).isComplete()).isTrue();
            assertThat(crawler.driver.progress(SweepProcess.RUN).searchesKnown())
                    .isEqualTo(undisturbed.searches());
            assertThat(crawler.driver.progress(SweepProcess.RUN).pages()).isEqualTo(undisturbed.pages());
        }
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url));
        assertThat(count(database, "SELECT sum(leases) - count(*) FROM crawler.search"))
                .as("asked again: what was in flight at a kill, and nothing else")
                .isBetween(0L, (long) kills);
        assertThat(count(database, "SELECT count(*) FROM crawler.search WHERE state <> 'DONE' OR worker IS NOT NULL"))
                .isZero();
        assertThat(count(database, "SELECT count(*) FROM crawler.capture")).isEqualTo(undisturbed.pages());
        assertThat(count(
                        database,
                        "SELECT count(DISTINCT (search_key, method, path, body_digest)) FROM crawler.capture"))
                .as("no page of a search indexed twice")
                .isEqualTo(count(database, "SELECT count(*) FROM crawler.capture"));
    }

    private Source source() {
        return CrawlerFixture.sources(Map.of(source, sites.baseUrl(source)), DELAY)
                .get(new SourceId(source));
    }

    private static List<String> sorted(List<String> numbers) {
        return numbers.stream().sorted().collect(Collectors.toList());
    }

    private static long count(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
