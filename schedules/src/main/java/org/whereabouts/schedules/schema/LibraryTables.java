package org.whereabouts.schedules.schema;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Creates a library's tables in our schema by the script that the library itself ships, so that the two cannot differ. Runs
 * once per database, like every versioned migration; a later version of the library that changes its tables needs a migration
 * of its own. The scripts' DROP statements are left out: a migration only adds.
 */
public final class LibraryTables implements JavaMigration {

    private final String version;
    private final String description;
    private final String script;

    private LibraryTables(String version, String description, String script) {
        this.version = version;
        this.description = description;
        this.script = script;
    }

    /** The migrations of this module that are no SQL file. */
    public static JavaMigration[] migrations() {
        return new JavaMigration[] {
            new LibraryTables("2", "spring batch", "/org/springframework/batch/core/schema-postgresql.sql"),
            new LibraryTables("3", "quartz", "/org/quartz/impl/jdbcjobstore/tables_postgres.sql")
        };
    }

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
        }
    }

    private List<String> statements() throws java.io.IOException {
        try (InputStream in = Objects.requireNonNull(LibraryTables.class.getResourceAsStream(script), script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "");
            return List.of(text.split(";")).stream()
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .filter(sql -> !sql.toUpperCase(Locale.ROOT).matches("(?s)(DROP|COMMIT|SET)\\b.*"))
                    .toList();
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return description;
    }

    /** None: the script is the library's, and may be tidied up there without any table changing. */
    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
