package org.whereabouts.crawler.capture;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.whereabouts.crawler.source.SourceId;

/**
 * What further bounds a query for captures.
 *
 * @param since inclusive
 * @param until exclusive
 * @param source the only source; null for any
 */
record CaptureBounds(Instant since, Instant until, @Nullable SourceId source) {

    static final String SQL = " AND fetched_at >= :since AND fetched_at < :until"
            + " AND (CAST(:source AS text) IS NULL OR source = :source)";

    /** Later than any capture, and within what PostgreSQL can say. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    static final CaptureBounds NONE = new CaptureBounds(Instant.EPOCH, NEVER, null);

    StatementSpec bind(StatementSpec statement) {
        return statement
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .param("source", source == null ? null : source.value());
    }
}
