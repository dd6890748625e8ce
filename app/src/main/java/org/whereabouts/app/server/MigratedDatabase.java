package org.whereabouts.app.server;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.schedules.schema.LibraryTables;

/**
 * Brings each module's schema to its newest version, and keeps the synthetic world and the real one apart, before anything else
 * gets hold of the database.
 */
final class MigratedDatabase implements BeanPostProcessor {

    private final ObjectProvider<SandboxSources> sandbox;

    MigratedDatabase(ObjectProvider<SandboxSources> sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            ModuleSchema.migrate(database, "crawler");
            ModuleSchema.migrate(database, "indexer");
            ModuleSchema.migrate(database, "schedules", LibraryTables.migrations());
            ModuleSchema.migrate(database, "app");
            (sandbox.getIfAvailable() == null ? DatabaseWorld.REAL : DatabaseWorld.SANDBOX).claim(database);
        }
        return bean;
    }
}
