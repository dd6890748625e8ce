package org.whereabouts.schedules;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.batch.RunWorker;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.RunService;

/** Runs from trigger to index, over real servers. */
@SpringBootTest(classes = SchedulesFixture.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class RunFixture {

    static final SourceId JAIL = new SourceId("us-ky-campbell");

    static final SourceId PENNSYLVANIA = new SourceId("us-pa-doc");

    @Autowired
    RunService service;

    @Autowired
    RunWorker worker;

    @Autowired
    RunStore runs;

    @Autowired
    CustodyRegistry registry;

    @Autowired
    PeopleIndex index;

    @Autowired
    Frontier frontier;

    @Autowired
    SandboxSites sites;

    @Autowired
    Scheduler quartz;

    @Autowired
    JdbcClient database;

    @AfterEach
    void mend() {
        sites.baseUrls().keySet().forEach(site -> sites.inject(site, Fault.NONE));
        database.sql("UPDATE crawler.host SET not_before = now(), open_until = NULL")
                .update();
        database.sql("DELETE FROM crawler.robots").update();
    }

    Run run(SourceId source) {
        Run run = service.start(source);
        return await().atMost(Duration.ofSeconds(60))
                .until(ended(run.id()), ended -> ended.state().hasEnded());
    }

    Callable<Run> ended(long id) {
        return () -> runs.get(id);
    }
}
