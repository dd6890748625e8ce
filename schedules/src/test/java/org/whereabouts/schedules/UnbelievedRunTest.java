package org.whereabouts.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;

/** Runs that are not believed: what they bring is not applied, and the old data keeps serving. */
class UnbelievedRunTest extends RunFixture {

    @Test
    void aChangedLayoutEndsIncompleteAndLeavesWhatIsHeld() {
        run(PENNSYLVANIA);
        long held = registry.count(PENNSYLVANIA);
        sites.inject("us-pa-doc", new Fault.LayoutChanged());

        Run run = run(PENNSYLVANIA);

        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.error()).contains("LAYOUT_CHANGED").contains("inm_lastname");
        assertThat(run.applied()).isNull();
        assertThat(registry.count(PENNSYLVANIA)).isEqualTo(held);
    }

    @Test
    void aFaultOfOurOwnEndsTheRunAndFreesItsSource() {
        database.sql("ALTER TABLE schedules.batch_job_instance RENAME TO batch_job_instance_gone")
                .update();
        Run run;
        try {
            run = run(JAIL);
        } finally {
            database.sql("ALTER TABLE schedules.batch_job_instance_gone RENAME TO batch_job_instance")
                    .update();
        }

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error()).contains("BadSqlGrammarException").doesNotContain("\n", "INSERT", "relation");
        assertThat(run(JAIL).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunThatWasSweptWithAVersionThatReadOtherwiseIsNotBelieved() {
        run(JAIL);
        long held = registry.count(JAIL);
        // Each list of this sweep had one person more, as the version that captured it read it.
        database.sql("""
                CREATE FUNCTION crawler.one_more() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN NEW.entries := NEW.entries + 1; RETURN NEW; END'
                """).update();
        database.sql("""
                CREATE TRIGGER one_more BEFORE INSERT ON crawler.capture
                FOR EACH ROW WHEN (NEW.outcome = 'Roster') EXECUTE FUNCTION crawler.one_more()
                """).update();
        Run run;
        try {
            run = run(JAIL);
        } finally {
            database.sql("DROP FUNCTION crawler.one_more() CASCADE").update();
        }

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error())
                .matches(
                        "capture \\d+ reads as Roster of \\d+, in the sweep as Roster of \\d+: swept with another version,"
                                + " sweep again");
        assertThat(run.applied()).isNull();
        assertThat(registry.count(JAIL)).isEqualTo(held);
        assertThat(run(JAIL).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    @DirtiesContext // The sandbox's clock goes forward only.
    void aMassAbsenceIsQuarantinedAndChangesNothing() {
        run(PENNSYLVANIA);
        long held = registry.count(PENNSYLVANIA);
        sites.advance(Period.ofYears(2));

        Run run = run(PENNSYLVANIA);

        assertThat(run.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(run.error()).contains("share of people missing");
        assertThat(registry.count(PENNSYLVANIA)).isEqualTo(held);
        assertThat(database.sql("SELECT count(*) FROM indexer.staging WHERE run_id = :id")
                        .param("id", run.id())
                        .query(Integer.class)
                        .single())
                .as("nobody is kept in staging")
                .isZero();
    }

    @Test
    void aSiteThatDropsACanaryIsQuarantinedThoughAllItsCountsAgree() {
        run(PENNSYLVANIA);
        long held = registry.count(PENNSYLVANIA);
        sites.inject("us-pa-doc", new Fault.DropsSomebody());

        Run run = run(PENNSYLVANIA);

        assertThat(run.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(run.error()).isEqualTo("canaries is 4 of 5 found, not number 1 of the list, allowed: all");
        assertThat(run.applied()).isNull();
        assertThat(registry.count(PENNSYLVANIA)).isEqualTo(held);
        HeldRecord canary = registry.byNumber(sites.canaries("us-pa-doc").getFirst(), PENNSYLVANIA)
                .getFirst();
        assertThat(canary.presence()).isInstanceOf(Presence.Listed.class);
    }
}
