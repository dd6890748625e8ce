package org.whereabouts.crawler.capture;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;

/**
 * Pages about single people that need not be asked for again, found by what a list said of the person ({@link LeadDigest}): those
 * of the run before, and those that a search had read when it broke off.
 */
public final class DetailCaptures {

    private final CaptureStore store;
    private final JdbcClient database;
    private final RetentionRule retention;
    private final InstantSource clock;

    /**
     * Those in that store.
     *
     * @param retention how old a payload may be that is still referred to
     */
    public DetailCaptures(CaptureStore store, JdbcClient database, RetentionRule retention, InstantSource clock) {
        this.store = store;
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Pages about people whom the source's last complete sweep before this run, or one since, was told of in the same words. A page
     * of an earlier run does not count: who was not listed in between has left and come back.
     *
     * @param leads digests of rows of the list
     * @return the newest page of each, by digest
     */
    public Map<String, IndexedCapture> before(SourceId source, long runId, Collection<String> leads) {
        return byLead(source, runId, leads, """
                run_id < :run AND run_id >= coalesce(
                  (SELECT c.run_id FROM crawler.capture c JOIN crawler.sweep s USING (run_id)
                    WHERE c.source = :source AND c.run_id < :run AND c.lead_digest IS NOT NULL AND s.done = s.known
                    ORDER BY c.run_id DESC LIMIT 1),
                  (SELECT run_id FROM crawler.capture
                    WHERE source = :source AND run_id < :run AND lead_digest IS NOT NULL
                    ORDER BY run_id DESC LIMIT 1))
                """);
    }

    /**
     * Pages about people that earlier goes of this run's searches had read before they broke off.
     *
     * @param leads digests of rows of the list
     * @return the newest page of each, by digest
     */
    public Map<String, IndexedCapture> kept(SourceId source, long runId, Collection<String> leads) {
        return byLead(source, runId, leads, "kept_for = :run");
    }

    private Map<String, IndexedCapture> byLead(SourceId source, long runId, Collection<String> leads, String which) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        Map<String, IndexedCapture> details = new HashMap<>();
        RowMapper<IndexedCapture> captures = new CaptureRow();
        database.sql(CaptureRow.SELECT + " WHERE " + which + """
                 AND source = :source AND lead_digest = ANY (:leads) AND outcome = 'Roster' AND entries = 1
                   AND coalesce(payload_at, fetched_at) >= :since
                 ORDER BY fetched_at
                """)
                .param("source", source.value())
                .param("run", runId)
                .param("leads", leads.toArray(String[]::new))
                .param("since", Timestamp.from(retention.refersBackTo(clock.instant())))
                .query(row -> {
                    details.put(row.getString("lead_digest"), Objects.requireNonNull(captures.mapRow(row, 0)));
                });
        return details;
    }

    /**
     * Keeps pages for the next go of a search that broke off. They are of no run until it takes them over; call it in a transaction.
     *
     * @throws java.io.UncheckedIOException when the disk refuses; the transaction must not be committed
     */
    public void keep(SourceId source, long runId, Search search, List<Capture> details) {
        database.sql("UPDATE crawler.capture SET kept_for = :run WHERE id = ANY (:ids)")
                .param("run", runId)
                .param("ids", store.index(source, null, search, details).toArray(Long[]::new))
                .update();
    }

    /**
     * Takes pages over into this run, as they are and as old as they are: rows of their own. Call it in the transaction that ends the
     * search.
     */
    public void takeOver(long runId, Search search, Collection<Long> captureIds) {
        if (captureIds.isEmpty()) {
            return;
        }
        database.sql("""
                INSERT INTO crawler.capture
                  (source, run_id, search_key, kind, method, path, request_type, body_digest,
                   status, content_type, etag, last_modified, fetched_at, digest,
                   warc_file, warc_offset, warc_length, request_length,
                   payload_file, payload_offset, payload_length, payload_at, outcome, entries, lead_digest)
                SELECT source, :run, :searchKey, kind, method, path, request_type, body_digest,
                       status, content_type, etag, last_modified, fetched_at, digest,
                       warc_file, warc_offset, warc_length, request_length,
                       payload_file, payload_offset, payload_length, payload_at, outcome, entries, lead_digest
                  FROM crawler.capture WHERE id = ANY (:ids) ORDER BY id
                """)
                .param("run", runId)
                .param("searchKey", search.key())
                .param("ids", captureIds.toArray(Long[]::new))
                .update();
    }

    /**
     * The page of such a capture.
     *
     * @throws java.io.UncheckedIOException when it cannot be read any more
     */
    public Page page(IndexedCapture capture) {
        return store.page(capture);
    }

    /** When the oldest page about one person was received that the run brought or took over; empty where it has none. */
    public Optional<Instant> oldest(long runId) {
        return database.sql(
                        "SELECT min(fetched_at) FROM crawler.capture WHERE run_id = :run AND lead_digest IS NOT NULL")
                .param("run", runId)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
