package org.whereabouts.crawler.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The rows of {@code crawler.host}. Each method is one short transaction and atomic; all times are the database's, read after
 * the row is locked, so that clocks of workers play no part. A holder is an identifier that its process made up.
 */
final class HostSlots {

    /**
     * When who asks with that gap may send: both its own gap and that of whoever asked last are kept, each counted from the last
     * answer.
     */
    private static final String DUE = "greatest(h.free_at, h.not_before, h.ended_at + :gap * interval '1 microsecond')";

    private static final String RESERVE = """
            INSERT INTO crawler.host AS h (host, free_at, holder, rank, lease_until)
            VALUES (:host, clock_timestamp(), :holder, :rank, clock_timestamp() + :lease * interval '1 microsecond')
            ON CONFLICT (host) DO UPDATE
               SET holder = excluded.holder, rank = excluded.rank, sent = false,
                   lease_until = greatest(:due, clock_timestamp()) + :lease * interval '1 microsecond',
                   claimant = CASE WHEN h.claimant = excluded.holder THEN NULL ELSE h.claimant END
             WHERE (h.holder IS NULL OR h.lease_until <= clock_timestamp()
                    OR (NOT h.sent AND (h.holder = excluded.holder OR h.rank > excluded.rank)))
               AND (h.claimant IS NULL OR h.claimant = excluded.holder OR h.claim_until <= clock_timestamp()
                    OR h.claim_rank > excluded.rank)
               AND :due <= clock_timestamp() + :left * interval '1 microsecond'
               AND (h.open_until IS NULL OR h.open_until <= clock_timestamp())
            RETURNING ceil(extract(epoch FROM :due - clock_timestamp()) * 1000000)
            """.replace(":due", DUE);

    private static final String LOOK = """
            SELECT ceil(extract(epoch FROM :due - clock_timestamp()) * 1000000) AS free_in,
                   ceil(extract(epoch FROM open_until - clock_timestamp()) * 1000000) AS closes_in,
                   coalesce(sent AND lease_until > clock_timestamp(), false) AS asking
              FROM crawler.host h WHERE host = :host
            """.replace(":due", DUE);

    private static final String CLAIM = """
            UPDATE crawler.host
               SET claimant = :holder, claim_rank = :rank,
                   claim_until = clock_timestamp() + :within * interval '1 microsecond'
             WHERE host = :host
               AND (claimant IS NULL OR claimant = :holder OR claim_until <= clock_timestamp() OR claim_rank > :rank)
            """;

    // The host and both budgets are locked before anything is counted, so that who is refused is counted nowhere. With
    // no end
    // of the request in sight, the lease is its end: if this process dies, the request may have left at any moment
    // until then.
    private static final String BEGIN = """
            WITH slot AS (
                SELECT host FROM crawler.host h
                 WHERE host = :host AND holder = :holder AND NOT sent AND :due <= clock_timestamp()
                   FOR UPDATE
            ), own AS (
                SELECT requests < :sourceLimit AS left_over FROM crawler.request_day
                 WHERE budget = :source AND day = :sourceDay AND EXISTS (SELECT FROM slot)
                   FOR UPDATE
            ), common AS (
                SELECT requests < :allLimit AS left_over FROM crawler.request_day
                 WHERE budget = :all AND day = :allDay AND :allBounded AND EXISTS (SELECT FROM own WHERE left_over)
                   FOR UPDATE
            ), counted AS (
                UPDATE crawler.request_day SET requests = requests + 1
                 WHERE ((budget = :source AND day = :sourceDay) OR (:allBounded AND budget = :all AND day = :allDay))
                   AND EXISTS (SELECT FROM own WHERE left_over)
                   AND (NOT :allBounded OR EXISTS (SELECT FROM common WHERE left_over))
                RETURNING budget
            ), begun AS (
                UPDATE crawler.host
                   SET sent = true, lease_until = clock_timestamp() + :lease * interval '1 microsecond',
                       ended_at = clock_timestamp() + :lease * interval '1 microsecond',
                       free_at = clock_timestamp() + (:lease + :gap) * interval '1 microsecond'
                 WHERE host = :host AND holder = :holder AND EXISTS (SELECT FROM counted)
                RETURNING recent, trips
            )
            SELECT EXISTS (SELECT FROM slot) AS ours, (SELECT left_over FROM own) AS own_left,
                   (SELECT left_over FROM common) AS common_left,
                   (SELECT recent FROM begun) AS recent, (SELECT trips FROM begun) AS trips
            """.replace(":due", DUE);

    private static final String NEW_DAY = """
            INSERT INTO crawler.request_day (budget, day, requests)
            SELECT * FROM (VALUES (:source, :sourceDay, 0), (:all, :allDay, 0)) AS d (budget, day, requests)
             WHERE budget = :source OR :allBounded
            ON CONFLICT (budget, day) DO NOTHING
            """;

    private static final String END = """
            UPDATE crawler.host
               SET ended_at = clock_timestamp(), free_at = clock_timestamp() + :gap * interval '1 microsecond',
                   not_before = greatest(not_before, clock_timestamp() + :alone * interval '1 microsecond'),
                   holder = NULL, rank = NULL, sent = false, lease_until = NULL, recent = :recent, trips = :trips,
                   open_until = CASE WHEN :open > 0 THEN clock_timestamp() + :open * interval '1 microsecond' END
             WHERE host = :host AND holder = :holder
            """;

    // The host may be another's by now: nothing of that one's is touched, and no later end forgotten.
    private static final String END_LATE = """
            UPDATE crawler.host
               SET ended_at = greatest(ended_at, clock_timestamp()),
                   not_before = greatest(not_before, clock_timestamp() + :owed * interval '1 microsecond')
             WHERE host = :host
            """;

    private static final String RELEASE = """
            UPDATE crawler.host
               SET holder = CASE WHEN holder = :holder THEN NULL ELSE holder END,
                   rank = CASE WHEN holder = :holder THEN NULL ELSE rank END,
                   lease_until = CASE WHEN holder = :holder THEN NULL ELSE lease_until END,
                   claimant = CASE WHEN claimant = :holder THEN NULL ELSE claimant END
             WHERE host = :host AND NOT (sent AND holder = :holder) AND (holder = :holder OR claimant = :holder)
            """;

    private static final String POSTPONE = """
            INSERT INTO crawler.host AS h (host, free_at, not_before)
            VALUES (:host, clock_timestamp(), clock_timestamp() + :wait * interval '1 microsecond')
            ON CONFLICT (host) DO UPDATE
               SET not_before = greatest(h.not_before, clock_timestamp() + :wait * interval '1 microsecond')
            """;

    private final JdbcClient database;

    HostSlots(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes the host's next request, if nobody of equal or higher rank has it or waits for it, the circuit is closed, and the
     * host is free within {@code left}.
     *
     * @param gap the gap that the holder keeps; the host is free for it when both this one and that of the last request have passed
     * @param lease how long after the host is free the slot is kept for a holder that does not begin
     * @return how long until the host is free, negative when it is; empty when refused
     */
    Optional<Duration> reserve(String host, UUID holder, Priority rank, Duration gap, Duration left, Duration lease) {
        return bound(RESERVE, host, holder)
                .param("gap", micros(gap))
                .param("rank", rank.rank())
                .param("left", micros(left))
                .param("lease", micros(lease))
                .query((row, _) -> micros(row.getLong(1)))
                .optional();
    }

    /**
     * Why a slot is refused.
     *
     * @param freeIn how long until the host is free, as far as is known; negative when it is
     * @param closesIn how long the circuit stays open; negative when it is not
     * @param asking whether somebody waits for the host's answer right now
     */
    record State(Duration freeIn, Duration closesIn, boolean asking) {}

    /** The host as it is for who keeps that gap; free, when it was never asked. */
    State look(String host, Duration gap) {
        return database.sql(LOOK)
                .param("host", host)
                .param("gap", micros(gap))
                .query((row, _) -> new State(
                        micros(row.getLong("free_in")), micros(row.getLong("closes_in")), row.getBoolean("asking")))
                .optional()
                .orElse(new State(Duration.ZERO, Duration.ZERO, false));
    }

    /** Stands in line: until {@code within} has passed nobody of equal or lower rank goes first. One can stand there. */
    void claim(String host, UUID holder, Priority rank, Duration within) {
        database.sql(CLAIM)
                .param("host", host)
                .param("holder", holder)
                .param("rank", rank.rank())
                .param("within", micros(within))
                .update();
    }

    /** What came of the attempt to begin. */
    sealed interface Beginning {
        /** The request is to be sent now. */
        record Begun(HostHealth health) implements Beginning {}

        /** Somebody has taken the slot, or the host is to be left alone for longer. */
        record Lost() implements Beginning {}

        /** That budget is spent; nothing was counted to the other's harm. */
        record Spent(DailyBudget budget) implements Beginning {}
    }

    /**
     * Confirms the reservation in the moment of sending, and counts the request.
     *
     * @param lease by when the request has certainly been answered or has failed, unless its process died
     */
    Beginning begin(
            String host, UUID holder, DailyBudget ofSource, DailyBudget ofEverybody, Duration gap, Duration lease) {
        while (true) {
            Optional<Beginning> beginning = bound(BEGIN, host, holder)
                    .params(budgets(ofSource, ofEverybody))
                    .param("sourceLimit", ofSource.limit())
                    .param("allLimit", ofEverybody.limit())
                    .param("gap", micros(gap))
                    .param("lease", micros(lease))
                    .query((row, _) -> beginning(row, ofSource, ofEverybody))
                    .single();
            if (beginning.isPresent()) {
                return beginning.get();
            }
            // The day's first request: there must be something to lock.
            database.sql(NEW_DAY).params(budgets(ofSource, ofEverybody)).update();
        }
    }

    private static Map<String, Object> budgets(DailyBudget ofSource, DailyBudget ofEverybody) {
        return Map.of(
                "source", ofSource.name(),
                "sourceDay", ofSource.day(),
                "all", ofEverybody.name(),
                "allDay", ofEverybody.day(),
                "allBounded", ofEverybody.isBounded());
    }

    /** Empty where a budget has no row for its day yet. */
    private static Optional<Beginning> beginning(ResultSet row, DailyBudget ofSource, DailyBudget ofEverybody)
            throws SQLException {
        String recent = row.getString("recent");
        if (recent != null) {
            return Optional.of(new Beginning.Begun(new HostHealth(recent, row.getInt("trips"))));
        }
        if (!row.getBoolean("ours")) {
            return Optional.of(new Beginning.Lost());
        }
        if (Boolean.FALSE.equals(row.getObject("own_left", Boolean.class))) {
            return Optional.of(new Beginning.Spent(ofSource));
        }
        return Boolean.FALSE.equals(row.getObject("common_left", Boolean.class))
                ? Optional.of(new Beginning.Spent(ofEverybody))
                : Optional.empty();
    }

    /**
     * Ends the request: the host is free one gap from now, or the gap of whoever asks next, if that is longer.
     *
     * @param health how the host does now
     * @param alone how long everybody leaves it alone, beyond the gap
     * @param openFor how long its circuit is open; zero when it is closed
     */
    void end(String host, UUID holder, Duration gap, HostHealth health, Duration alone, Duration openFor) {
        int ended = bound(END, host, holder)
                .param("gap", micros(gap))
                .param("alone", micros(alone))
                .param("recent", health.recent())
                .param("trips", health.trips())
                .param("open", micros(openFor))
                .update();
        if (ended == 0) {
            // The lease passed before the answer came: the host is told what it is owed.
            database.sql(END_LATE)
                    .param("host", host)
                    .param("owed", micros(alone.compareTo(gap) > 0 ? alone : gap))
                    .update();
        }
    }

    /** Gives up a slot that was not used, and the place in line. */
    void release(String host, UUID holder) {
        bound(RELEASE, host, holder).update();
    }

    /** Leaves the host alone for so long, whoever wants to ask it. Never brings a slot forward. */
    void postpone(String host, Duration wait) {
        database.sql(POSTPONE).param("host", host).param("wait", micros(wait)).update();
    }

    private StatementSpec bound(String sql, String host, UUID holder) {
        return database.sql(sql).param("host", host).param("holder", holder);
    }

    /** Rounded up: a gap is never shortened. */
    private static long micros(Duration duration) {
        return Math.ceilDiv(duration.toNanos(), 1_000);
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(Math.multiplyExact(micros, 1_000));
    }
}
