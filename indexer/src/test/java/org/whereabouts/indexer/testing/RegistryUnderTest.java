package org.whereabouts.indexer.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.registry.Applied;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.indexer.registry.ProjectionQueue;
import org.whereabouts.sandbox.server.TestServers;

/**
 * A registry on a database of its own. Its clock stands still.
 *
 * @param jdbc for looking behind the registry
 */
public record RegistryUnderTest(
        DataSource database,
        JdbcClient jdbc,
        TransactionTemplate transactions,
        CustodyRegistry registry,
        ProjectionQueue queue) {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    public static RegistryUnderTest create() {
        var database = new HikariDataSource();
        database.setJdbcUrl(TestServers.postgres().createDatabase());
        database.setMinimumIdle(0);
        database.setMaximumPoolSize(12);
        ModuleSchema.migrate(database, "indexer");
        var jdbc = JdbcClient.create(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var registry = new CustodyRegistry(jdbc, transactions, InstantSource.fixed(NOW));
        return new RegistryUnderTest(database, jdbc, transactions, registry, new ProjectionQueue(jdbc));
    }

    /** Forgets everybody and everything. */
    public void clear() {
        jdbc.sql("""
                        TRUNCATE indexer.staging, indexer.custody_record, indexer.custody_event, indexer.projection_queue,
                            indexer.source_state, indexer.applied_run
                        """).update();
    }

    /** Stages and applies a run whose sweep began at {@code started} and saw everybody a minute later. */
    public Applied run(long run, SourceId source, Instant started, Person... people) {
        stage(run, source, started, people);
        return registry.apply(run, source, started);
    }

    public void stage(long run, SourceId source, Instant started, Person... people) {
        registry.stage(
                run,
                source,
                Arrays.stream(people)
                        .map(person -> person.seen(started.plusSeconds(60), run, run * 1000)
                                .record())
                        .toList());
    }

    /** The kinds of events of a person, oldest first. */
    public List<String> events(PersonId person) {
        return jdbc.sql("SELECT kind FROM indexer.custody_event WHERE record_id = :id ORDER BY id")
                .param("id", person.value())
                .query(String.class)
                .list();
    }

    /** Which transaction wrote each row of the registry last. */
    public Map<String, String> writers() {
        return jdbc
                .sql("SELECT number, xmin::text || '/' || ctid::text AS writer FROM indexer.custody_record")
                .query((row, _) -> Map.entry(row.getString("number"), row.getString("writer")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All rows of a table in a fixed order, as text. */
    public List<String> dump(String table) {
        return jdbc.sql("SELECT t::text FROM indexer.%s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list();
    }

    /** A person's id. */
    public static PersonId id(Person person) {
        return PersonId.of(person.record().source(), person.record().number());
    }
}
