package org.whereabouts.schedules;

import java.time.Duration;
import java.time.InstantSource;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.schedules.batch.RunWorker;
import org.whereabouts.schedules.batch.RunWorkerConfiguration;
import org.whereabouts.schedules.operate.OperateConfiguration;
import org.whereabouts.schedules.profile.SentProfiles;
import org.whereabouts.schedules.run.RunFindings;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.OpenRunsSchedule;
import org.whereabouts.schedules.timetable.RetentionSchedule;
import org.whereabouts.schedules.timetable.RunService;
import org.whereabouts.schedules.timetable.Timetable;
import org.whereabouts.schedules.watch.WatchConfiguration;

/**
 * Runs, schedules and the operators' interface, wired. The application provides a migrated database (schema
 * {@code schedules}, with {@link org.whereabouts.schedules.schema.LibraryTables#migrations()}) and the parts of the modules
 * below.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/whereabouts/schedules/schedules.properties")
@Import({RunWorkerConfiguration.class, WatchConfiguration.class, OperateConfiguration.class})
public class SchedulesConfiguration {

    @Bean
    RunStore runStore(JdbcClient database) {
        return new RunStore(database);
    }

    @Bean
    RunFindings runFindings(JdbcClient database) {
        return new RunFindings(database);
    }

    @Bean
    Timetable timetable(Scheduler quartz, Sources sources, InstantSource clock) {
        return new Timetable(quartz, sources, clock);
    }

    @Bean
    RetentionSchedule retentionSchedule(Scheduler quartz) {
        return new RetentionSchedule(quartz);
    }

    @Bean
    OpenRunsSchedule openRunsSchedule(
            Scheduler quartz, @Value("${whereabouts.open-runs-every:30s}") Duration every, InstantSource clock) {
        return new OpenRunsSchedule(quartz, every, clock);
    }

    @Bean
    SentProfiles sentProfiles(CrawlerSettings settings, Sources sources) {
        return new SentProfiles(
                settings.addresses(),
                sources.shipped().stream().map(Source::profile).toList());
    }

    @Bean
    RunService runService(
            Sources sources,
            AddedSources added,
            RunStore runs,
            RunWorker worker,
            Timetable timetable,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new RunService(sources, added, runs, worker, timetable, transaction, clock);
    }
}
