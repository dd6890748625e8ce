package org.whereabouts.schedules.timetable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.quartz.SchedulerConfigException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/**
 * Quartz's store of jobs in the application's database, each change a transaction of its own.
 *
 * <p>Spring's store leaves transactions to whoever calls it. Called outside of any, as from a job that plans the next one, each
 * statement is committed by itself: the row that Quartz locks to change its tables is free again at once, and a job that is
 * planned in the moment in which it ends can stay blocked for good.
 *
 * <p>Whoever changes the timetable inside a transaction needs a second connection for that, and the change stays when theirs is
 * rolled back: first commit, then plan.
 */
@SuppressWarnings("unchecked") // Quartz declares a method of JobStoreTX without the type parameter that it overrides.
public final class TimetableStore extends JobStoreTX {

    /** Made by Quartz, while Spring sets a scheduler up. */
    public TimetableStore() {}

    @Override
    public void initialize(ClassLoadHelper classes, SchedulerSignaler signaler) throws SchedulerConfigException {
        DataSource database = Objects.requireNonNull(
                SchedulerFactoryBean.getConfigTimeDataSource(),
                "a scheduler is set up with the application's database");
        // Quartz knows connections by a name that holds for the whole process, where tests have many schedulers.
        String name = getInstanceName() + "." + getInstanceId();
        DBConnectionManager.getInstance().addConnectionProvider(name, new Pooled(database));
        setDataSource(name);
        super.initialize(classes, signaler);
    }

    /** The application's pool, which Quartz neither opens nor closes. */
    private record Pooled(DataSource database) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
