package org.whereabouts.crawler.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings one module's PostgreSQL schema to its newest version. Each module owns the schema that bears its name, with the
 * migrations in its class path folder {@code db/<name>} and the Flyway history inside the schema itself; nobody reads
 * another module's tables.
 */
public final class ModuleSchema {

    private ModuleSchema() {}

    /**
     * Migrates; does nothing when the schema is current. Safe for several processes at once (Flyway takes a lock).
     *
     * @param inJava migrations that are no SQL file, in the same sequence of versions
     * @throws org.flywaydb.core.api.FlywayException when a migration fails or the history was tampered with
     */
    public static void migrate(DataSource database, String module, JavaMigration... inJava) {
        Flyway.configure()
                .dataSource(database)
                .schemas(module)
                .defaultSchema(module)
                .table("flyway_history")
                .locations("classpath:db/" + module)
                .javaMigrations(inJava)
                .load()
                .migrate();
    }
}
