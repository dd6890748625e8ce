package org.whereabouts.crawler.frontier;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;

/**
 * The searches of each run, in PostgreSQL: what is queued, leased, done and failed survives whoever works on it. A worker leases
 * a search, and only its lease lets it say how the search ended. A run with a search that was given up hands out no more.
 */
public final class Frontier {

    /** Whether a search is still the lease's. */
    private static final String HELD =
            "run_id = :run AND ordinal = :ordinal AND state = 'OPEN' AND worker = :worker AND leases = :lease";

    private final JdbcClient database;
    private final Planning planning;
    private final Leasing leasing;
    private final Standing standing;
    private final String worker;
    private final Duration leaseLength;
    private final InstantSource clock;

    /**
     * A frontier.
     *
     * @param worker the name under which this process leases, for operators, for example {@code 4711@node-3}
     * @param leaseLength after which a search whose worker is silent is handed to another
     */
    public Frontier(JdbcClient database, String worker, Duration leaseLength, InstantSource clock) {
        this.database = database;
        this.planning = new Planning(database);
        this.leasing = new Leasing(database);
        this.standing = new Standing(database);
        this.worker = worker;
        this.leaseLength = leaseLength;
        this.clock = clock;
    }

    /**
     * Queues searches behind those of their priority; one whose key the run already has is left out. From then on the run is
     * planned, also without any search. Belongs into a transaction: a part of the searches is worth nothing.
     */
    public void add(long runId, List<Search> searches, Priority priority) {
        planning.add(runId, searches, priority, clock.instant());
    }

    /** Whether the run's searches have been queued. */
    public boolean isPlanned(long runId) {
        return planning.isPlanned(runId);
    }

    /**
     * Leases the most urgent search of the run that is due; among equals, the one queued first. Empty while the sweep rests,
     * after one of its searches was given up, and when none is due.
     *
     * @throws IllegalStateException inside a transaction, which would not wait for the disk then either
     */
    public Optional<Lease> lease(long runId) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a search is not to be leased inside a transaction");
        }
        return leasing.lease(runId, worker, leaseLength, clock.instant());
    }

    /**
     * A sign of life: the lease lasts anew from now on. Cheap while it has more than half of its time left, for nothing is
     * written then.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public Lease extend(Lease lease) {
        Instant now = clock.instant();
        if (now.plus(leaseLength.dividedBy(2)).isBefore(lease.until())) {
            return lease;
        }
        Instant until = now.plus(leaseLength);
        ifStillHeld(
                lease,
                database.sql("UPDATE crawler.search SET due = :until WHERE " + HELD)
                        .params(holder(lease))
                        .param("until", Timestamp.from(until))
                        .update());
        return lease.until(until);
    }

    /**
     * The search ended well. Belongs into the transaction that also indexes its captures.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public void done(Lease lease, Harvest harvest) {
        ifStillHeld(
                lease,
                database.sql("""
                        WITH ended AS (
                            UPDATE crawler.search
                               SET state = 'DONE', worker = NULL, outcome = :outcome, detail = NULL,
                                   total = :total, pages = :pages, people = :people
                             WHERE %s RETURNING root, total)
                        UPDATE crawler.sweep
                           SET done = done + 1, pages = sweep.pages + :pages, people = sweep.people + :people,
                               roots_told = roots_told + CASE WHEN root AND total IS NOT NULL THEN 1 ELSE 0 END,
                               told = told + CASE WHEN root THEN coalesce(total, 0) ELSE 0 END
                          FROM ended WHERE run_id = :run
                        """.formatted(HELD))
                        .params(holder(lease))
                        .param("outcome", harvest.outcome())
                        .param(
                                "total",
                                harvest.total().isPresent() ? harvest.total().getAsInt() : null)
                        .param("pages", harvest.pages())
                        .param("people", harvest.people())
                        .update());
    }

    /**
     * The search did not work; it is tried again from its first request at that time, and the whole sweep rests until then:
     * its other searches would meet the same trouble.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public void retry(Lease lease, String outcome, String detail, Instant at) {
        backInQueue(lease, new Setback(1, 0, 0), outcome, detail, at);
    }

    /**
     * Its host is in trouble: as {@link #retry}, but the attempt is counted among those that say nothing about the search.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public void outlast(Lease lease, String outcome, String detail, Instant at) {
        backInQueue(lease, new Setback(1, 1, 0), outcome, detail, at);
    }

    /**
     * Our own restraint was in the way: as {@link #retry}, but it counts as no attempt.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public void postpone(Lease lease, String outcome, String detail, Instant until) {
        backInQueue(lease, new Setback(0, 0, 0), outcome, detail, until);
    }

    /**
     * Our own restraint broke the search off in its middle: as {@link #postpone}, and is remembered until the search fails
     * otherwise or its worker dies.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public void cutShort(Lease lease, String outcome, String detail, Instant until) {
        backInQueue(lease, new Setback(0, 0, 1), outcome, detail, until);
    }

    /** What is added to a search's trouble. */
    private record Setback(int attempts, int hostFaults, int cutShort) {}

    private void backInQueue(Lease lease, Setback setback, String outcome, String detail, Instant at) {
        leasing.lookAnew(lease.runId());
        ifStillHeld(
                lease,
                database.sql("""
                        WITH back AS (
                            UPDATE crawler.search
                               SET worker = NULL, due = :at, outcome = :outcome, detail = :detail,
                                   attempts = attempts + :attempts, host_faults = host_faults + :hostFaults,
                                   failing_since = CASE WHEN :attempts > 0 THEN coalesce(failing_since, :now)
                                                        ELSE failing_since END,
                                   cut_short = CASE WHEN :attempts > 0 THEN 0 ELSE cut_short + :cutShort END
                             WHERE %s RETURNING 1)
                        UPDATE crawler.sweep SET rests_until = greatest(rests_until, :at) FROM back WHERE run_id = :run
                        """.formatted(HELD))
                        .params(holder(lease))
                        .param("attempts", setback.attempts())
                        .param("hostFaults", setback.hostFaults())
                        .param("cutShort", setback.cutShort())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("outcome", outcome)
                        .param("detail", detail)
                        .param("at", Timestamp.from(at))
                        .update());
    }

    /**
     * The search is given up, and with it the sweep.
     *
     * @throws LeaseLostException when the search is no longer this worker's
     */
    public void failed(Lease lease, String outcome, String detail) {
        leasing.lookAnew(lease.runId());
        ifStillHeld(
                lease,
                database.sql("""
                        WITH given_up AS (
                            UPDATE crawler.search
                               SET state = 'FAILED', worker = NULL, attempts = attempts + 1,
                                   outcome = :outcome, detail = :detail
                             WHERE %s RETURNING 1)
                        UPDATE crawler.sweep SET failed = failed + 1 FROM given_up WHERE run_id = :run
                        """.formatted(HELD))
                        .params(holder(lease))
                        .param("outcome", outcome)
                        .param("detail", detail)
                        .update());
    }

    /**
     * Ends every lease of the run, for whoever knows that its workers are gone; otherwise leases end with their time.
     *
     * @return how many searches were in flight
     */
    public int giveBack(long runId) {
        return leasing.giveBack(runId, clock.instant());
    }

    /** When the next search of the run may be leased; empty when none is left. */
    public Optional<Instant> nextDue(long runId) {
        return standing.nextDue(runId, clock.instant());
    }

    /** The first search of the run that was given up, if one was. */
    public Optional<Failure> firstFailure(long runId) {
        return standing.firstFailure(runId);
    }

    /** Why a search was given up. */
    public record Failure(String outcome, String detail) {}

    /** How far the run has come; reads one row, however many searches there are. */
    public SweepProgress progress(long runId) {
        return standing.progress(runId);
    }

    private Map<String, Object> holder(Lease lease) {
        return Map.of("run", lease.runId(), "ordinal", lease.ordinal(), "worker", worker, "lease", lease.number());
    }

    private static void ifStillHeld(Lease lease, int changed) {
        if (changed == 0) {
            throw new LeaseLostException(lease);
        }
    }
}
