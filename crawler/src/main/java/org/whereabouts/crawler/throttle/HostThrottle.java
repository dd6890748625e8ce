package org.whereabouts.crawler.throttle;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one place that decides when a host may be asked. A slot is <em>reserved</em> in PostgreSQL before anybody waits for
 * it: the next free time is moved on in the same statement that reads it, so any number of workers and processes together
 * keep one gap per host.
 */
public final class HostThrottle {

    private static final String RESERVE = """
            INSERT INTO crawler.host_slot AS slot (host, next_free)
            VALUES (:host, CAST(:now AS timestamptz) + :gap * interval '1 microsecond')
            ON CONFLICT (host) DO UPDATE
               SET next_free = greatest(slot.next_free, CAST(:now AS timestamptz)) + :gap * interval '1 microsecond'
             WHERE slot.next_free <= :latest
            RETURNING slot.next_free - :gap * interval '1 microsecond'
            """;

    private static final String POSTPONE = """
            INSERT INTO crawler.host_slot AS slot (host, next_free) VALUES (:host, :until)
            ON CONFLICT (host) DO UPDATE SET next_free = greatest(slot.next_free, excluded.next_free)
            """;

    private final JdbcClient database;
    private final InstantSource clock;

    public HostThrottle(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reserves the host's next free slot.
     *
     * @param gap the least time until the slot after this one
     * @param latest the last moment at which the slot is of use
     * @return when the request may be sent, or empty when no slot is free by {@code latest}: then nothing is reserved
     */
    public Optional<Instant> reserve(URI url, Duration gap, Instant latest) {
        Instant now = clock.instant();
        if (latest.isBefore(now)) {
            return Optional.empty();
        }
        return database.sql(RESERVE)
                .param("host", host(url))
                .param("now", Timestamp.from(now))
                .param("gap", gap.toNanos() / 1_000)
                .param("latest", Timestamp.from(latest))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Leaves the host alone until then, whoever wants to ask it. Never brings a slot forward. */
    public void postpone(URI url, Instant until) {
        database.sql(POSTPONE)
                .param("host", host(url))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Host and port: two ports are two servers, two schemes on the standard ports are one host. */
    static String host(URI url) {
        String name = url.getHost().toLowerCase(Locale.ROOT);
        return url.getPort() < 0 ? name : name + ":" + url.getPort();
    }
}
