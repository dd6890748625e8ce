package org.whereabouts.schedules.killed;

/** Where a worker stands when it is killed: at what it just wrote, and has not yet been told that it is written. */
enum KillMoment {
    FIRST_PAGE_STAGED("AFTER INSERT ON indexer.staging FOR EACH STATEMENT", 1),
    LATER_PAGE_STAGED("AFTER INSERT ON indexer.staging FOR EACH STATEMENT", 13),
    FIRST_CHUNK_COUNTED("AFTER INSERT ON schedules.run_finding FOR EACH ROW WHEN (NEW.kind = 'ENTRY')", 1),
    LATER_CHUNK_ENDS(
            "AFTER UPDATE ON schedules.run_finding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'ENTRY')",
            1),
    NORMALIZED(ofStep("normalize"), 1),

    JUDGED("AFTER UPDATE OF verdict ON schedules.run FOR EACH ROW WHEN (NEW.verdict IS NOT NULL)", 1),

    APPLYING(ofRun("APPLYING"), 1),
    PEOPLE_WRITTEN("AFTER INSERT ON indexer.custody_record FOR EACH STATEMENT", 1),
    // Writing people updates some of them; marking the absent is the update after that.
    ABSENT_MARKED("AFTER UPDATE ON indexer.custody_record FOR EACH STATEMENT", 2),
    APPLYING_ENDS("AFTER INSERT ON indexer.applied_run DEFERRABLE INITIALLY DEFERRED FOR EACH ROW", 1),
    RESULT_NOTED("AFTER UPDATE OF applied ON schedules.run FOR EACH ROW WHEN (NEW.applied IS NOT NULL)", 1),
    APPLIED(ofStep("apply"), 1),

    PROJECTING(ofRun("PROJECTING"), 1),
    DOCUMENTS_SHOWN("AFTER DELETE ON indexer.projection_queue FOR EACH STATEMENT", 1),
    MORE_DOCUMENTS_SHOWN("AFTER DELETE ON indexer.projection_queue FOR EACH STATEMENT", 2),
    RUN_ENDED(ofRun("COMPLETED"), 1),
    PROJECTED(ofStep("project"), 1);

    private final String trigger;
    private final int time;

    KillMoment(String trigger, int time) {
        this.trigger = trigger;
        this.time = time;
    }

    private static String ofStep(String name) {
        return "AFTER UPDATE ON schedules.batch_step_execution FOR EACH ROW WHEN (NEW.step_name = '" + name
                + "' AND NEW.status = 'COMPLETED')";
    }

    private static String ofRun(String state) {
        return "AFTER UPDATE OF state ON schedules.run FOR EACH ROW WHEN (NEW.state = '" + state
                + "' AND OLD.state <> NEW.state)";
    }

    /** What PostgreSQL fires there: a trigger's definition between its name and its function. */
    String trigger() {
        return trigger;
    }

    /** At which firing of it. */
    int time() {
        return time;
    }

    /** Whether it is at the commit, which PostgreSQL then carries out though nobody waits for it any more. */
    boolean isCommit() {
        return trigger.contains("DEFERRED");
    }
}
