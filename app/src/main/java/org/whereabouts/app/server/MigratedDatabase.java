package org.whereabouts.app.server;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.schedules.schema.LibraryTables;

/** Brings each module's schema to its newest version before anything else gets hold of the database. */
final class MigratedDatabase implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            ModuleSchema.migrate(database, "crawler");
            ModuleSchema.migrate(database, "indexer");
            ModuleSchema.migrate(database, "schedules", LibraryTables.migrations());
            ModuleSchema.migrate(database, "app");
        }
        return bean;
    }
}
