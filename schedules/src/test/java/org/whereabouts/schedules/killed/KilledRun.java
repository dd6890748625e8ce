package org.whereabouts.schedules.killed;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.schema.LibraryTables;

/**
 * A source was swept and applied once; twenty days later it is swept again, by a process that is killed, and by another one
 * that takes the run up. Each proof begins with a copy of what the first run left.
 */
final class KilledRun implements AutoCloseable {

    private static final Instant FIRST_DAY = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LATER = Duration.ofDays(20);
    private static final int PEOPLE = 1_400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final SandboxSites sites;
    private final ElasticsearchClient elasticsearch = ElasticsearchClient.of(
            client -> client.host(TestServers.elasticsearch().url().toString()));
    private final RunNode.Setup first;
    private final Brought undisturbed;

    KilledRun(Path directory) throws IOException {
        this.directory = directory;
        try (SandboxSites before = sitesOn(FIRST_DAY)) {
            first = new RunNode.Setup(
                    migrated(TestServers.postgres().createDatabase()),
                    TestServers.elasticsearch().url(),
                    indexPrefix(),
                    Files.createDirectories(directory.resolve("captures")),
                    before.baseUrl(RunNode.SOURCE.value()));
            RunNode.main(first.arguments(queue(first)));
        }
        sites = sitesOn(FIRST_DAY.plus(LATER));
        RunNode.Setup quiet = copy();
        RunNode.main(quiet.arguments(queue(quiet)));
        undisturbed = brought(quiet);
        assertThat(undisturbed.runs()).hasSize(2).allMatch(run -> run.contains("COMPLETED"));
        assertThat(undisturbed.records()).hasSize(undisturbed.documents().size());
        assertThat(undisturbed.events())
                .as("the second run is about changes of every kind")
                .anyMatch(event -> event.contains("MISSING"))
                .anyMatch(event -> event.contains("MOVED"))
                .anyMatch(event -> event.matches(".* FIRST_SEEN run 2 .*"));
    }

    /** Kills a worker of the second run at that moment, has another finish it, and holds what came of it against a quiet run. */
    void prove(KillMoment moment, Fate fate) throws IOException, SQLException, InterruptedException {
        RunNode.Setup setup = copy();
        long run = queue(setup);
        try (Stopper stopper = Stopper.at(moment, setup.database())) {
            Process victim = start(setup, run);
            stopper.awaitStop(victim);
            victim.destroyForcibly().onExit().join();
            assertThat(victim.exitValue()).as("by SIGKILL").isEqualTo(128 + 9);
            finish(setup, run, stopper, fate);
        }
        compare(brought(setup).lines(), undisturbed.lines());
    }

    private void finish(RunNode.Setup setup, long run, Stopper stopper, Fate fate)
            throws IOException, SQLException, InterruptedException {
        switch (fate) {
            case LOST -> stopper.lose();
            case DONE -> stopper.letGo();
            case LATE -> {}
        }
        Process next = start(setup, run);
        if (fate == Fate.LATE) {
            stopper.awaitCollision(next);
            stopper.letGo();
        }
        assertThat(next.waitFor(PATIENCE)).isTrue();
        assertThat(new RunStore(client(setup.database())).get(run).state())
                .as(Files.readString(log()))
                .isEqualTo(RunState.COMPLETED);
    }

    private static SandboxSites sitesOn(Instant day) {
        Population population =
                Population.generate(new PopulationSpec(3, PEOPLE, LocalDate.ofInstant(FIRST_DAY, ZoneOffset.UTC)));
        return SandboxSites.start(population, InstantSource.fixed(day), SiteOptions.defaults());
    }

    private static void compare(List<String> brought, List<String> undisturbed) {
        assertThat(brought.stream().filter(line -> !undisturbed.contains(line)))
                .as("only after a kill")
                .isEmpty();
        assertThat(undisturbed.stream().filter(line -> !brought.contains(line)))
                .as("only undisturbed")
                .isEmpty();
        assertThat(brought).as("nothing twice").hasSameSizeAs(undisturbed);
    }

    private static String migrated(String url) {
        DriverManagerDataSource database = new DriverManagerDataSource(url);
        for (String module : List.of("crawler", "indexer")) {
            ModuleSchema.migrate(database, module);
        }
        ModuleSchema.migrate(database, "schedules", LibraryTables.migrations());
        return url;
    }

    private static long queue(RunNode.Setup setup) {
        return new RunStore(client(setup.database()))
                .queue(RunNode.SOURCE, RunCause.OPERATOR, Instant.now())
                .id();
    }

    /** The second run's, over a copy of what the first run left in PostgreSQL and Elasticsearch. */
    private RunNode.Setup copy() throws IOException {
        return new RunNode.Setup(
                copyOfDatabase(first.database()),
                first.elasticsearch(),
                copyOfIndex(),
                first.captures(),
                sites.baseUrl(RunNode.SOURCE.value()));
    }

    private static String copyOfDatabase(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        String copy = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        client(TestServers.postgres().jdbcUrl())
                .sql("CREATE DATABASE %s TEMPLATE %s".formatted(copy, name))
                .update();
        return url.replace(name, copy);
    }

    private String copyOfIndex() throws IOException {
        String prefix = indexPrefix();
        String original = elasticsearch
                .indices()
                .getAlias(get -> get.name(new IndexName(first.index()).alias()))
                .aliases()
                .keySet()
                .iterator()
                .next();
        String alias = new IndexName(prefix).alias();
        elasticsearch
                .indices()
                .putSettings(settings -> settings.index(original).settings(index -> index.blocks(b -> b.write(true))));
        elasticsearch
                .indices()
                .clone(clone -> clone.index(original)
                        .target(alias + "-copy")
                        .settings("index.blocks.write", JsonData.of(false))
                        .aliases(alias, a -> a.isWriteIndex(true)));
        return prefix;
    }

    private static String indexPrefix() {
        return "killed" + UUID.randomUUID().toString().substring(0, 8) + "-";
    }

    private Process start(RunNode.Setup setup, long run) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                RunNode.class.getName()));
        command.addAll(List.of(setup.arguments(run)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return directory.resolve("node.log");
    }

    private Brought brought(RunNode.Setup setup) throws IOException {
        return Brought.in(client(setup.database()), elasticsearch, new IndexName(setup.index()).alias());
    }

    private static JdbcClient client(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    @Override
    public void close() {
        sites.close();
    }
}
