package org.whereabouts.crawler.capture;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.SourceId;

/** Table {@code crawler.capture}: where each captured page lies. As private as the captures, for paths may hold names. */
final class CaptureIndex {

    /** Rows deleted in one statement: few enough to hold nobody up. */
    private static final int DELETED_AT_ONCE = 10_000;

    private final JdbcClient database;

    CaptureIndex(JdbcClient database) {
        this.database = database;
    }

    /** Inserts the pages of one search; returns their ids in the order given. */
    List<Long> insert(SourceId source, @Nullable Long runId, String searchKey, List<Capture> captures) {
        return new CaptureInsert(database).insert(source, runId, searchKey, captures);
    }

    /** The captures of a run behind that id, in the order of their ids. */
    List<IndexedCapture> ofRun(long runId, long afterId, CaptureBounds bounds, int limit) {
        return bounds.bind(database.sql(CaptureRow.SELECT + " WHERE run_id = :run AND id > :after " + CaptureBounds.SQL
                        + " ORDER BY id LIMIT :limit"))
                .param("run", runId)
                .param("after", afterId)
                .param("limit", limit)
                .query(new CaptureRow())
                .list();
    }

    /** The captures of a source behind that one, in the order of their times. */
    List<IndexedCapture> ofSource(SourceId source, Instant at, long afterId, CaptureBounds bounds, int limit) {
        return bounds.bind(database.sql(CaptureRow.SELECT
                        + " WHERE source = :named AND (fetched_at, id) > (:at, :after) " + CaptureBounds.SQL
                        + " ORDER BY fetched_at, id LIMIT :limit"))
                .param("named", source.value())
                .param("at", Timestamp.from(at))
                .param("after", afterId)
                .param("limit", limit)
                .query(new CaptureRow())
                .list();
    }

    long countOfRun(long runId, CaptureBounds bounds) {
        return bounds.bind(
                        database.sql("SELECT count(*) FROM crawler.capture WHERE run_id = :run " + CaptureBounds.SQL))
                .param("run", runId)
                .query(Long.class)
                .single();
    }

    long countOfSource(SourceId source, CaptureBounds bounds) {
        return bounds.bind(
                        database.sql("SELECT count(*) FROM crawler.capture WHERE source = :named " + CaptureBounds.SQL))
                .param("named", source.value())
                .query(Long.class)
                .single();
    }

    /** The newest capture of the same page of the same search whose site named its version. */
    Optional<IndexedCapture> versionOf(SourceId source, String searchKey, String path, Instant payloadSince) {
        return database.sql(CaptureRow.SELECT + """
                 WHERE source = :source AND md5(search_key || ' ' || path) = md5(:key || ' ' || :path)
                   AND method = 'GET' AND (etag IS NOT NULL OR last_modified IS NOT NULL)
                   AND search_key = :key AND path = :path AND body_digest IS NULL AND status IN (200, 304)
                   AND coalesce(payload_at, fetched_at) >= :since
                 ORDER BY fetched_at DESC LIMIT 1
                """)
                .param("source", source.value())
                .param("key", searchKey)
                .param("path", path)
                .param("since", Timestamp.from(payloadSince))
                .query(new CaptureRow())
                .optional();
    }

    /** Pages about one person, read as such, in the source's last run before this one; by the digest of their leads. */
    Map<String, IndexedCapture> detailsBefore(
            SourceId source, long runId, Collection<String> leads, Instant payloadSince) {
        return byLead(database.sql(CaptureRow.SELECT + """
                 WHERE run_id = (SELECT run_id FROM crawler.capture
                                  WHERE source = :source AND run_id < :run AND lead_digest IS NOT NULL
                                  ORDER BY run_id DESC LIMIT 1)
                   AND source = :source AND lead_digest = ANY (:leads) AND outcome = 'Roster' AND entries = 1
                   AND coalesce(payload_at, fetched_at) >= :since
                 ORDER BY fetched_at
                """)
                .param("source", source.value())
                .param("run", runId)
                .param("leads", leads.toArray(String[]::new))
                .param("since", Timestamp.from(payloadSince)));
    }

    /** Pages about one person that earlier goes of this run's searches have kept; by the digest of their leads. */
    Map<String, IndexedCapture> detailsKept(
            SourceId source, long runId, Collection<String> leads, Instant payloadSince) {
        return byLead(database.sql(CaptureRow.SELECT + """
                 WHERE kept_for = :run AND source = :source AND lead_digest = ANY (:leads)
                   AND outcome = 'Roster' AND entries = 1
                   AND coalesce(payload_at, fetched_at) >= :since
                 ORDER BY fetched_at
                """)
                .param("source", source.value())
                .param("run", runId)
                .param("leads", leads.toArray(String[]::new))
                .param("since", Timestamp.from(payloadSince)));
    }

    private static Map<String, IndexedCapture> byLead(JdbcClient.StatementSpec query) {
        Map<String, IndexedCapture> details = new HashMap<>();
        RowMapper<IndexedCapture> captures = new CaptureRow();
        query.query(row -> {
            details.put(row.getString("lead_digest"), Objects.requireNonNull(captures.mapRow(row, 0)));
        });
        return details;
    }

    /** Marks captures as kept for the next go of a search of that run. */
    void keepFor(long runId, Collection<Long> captureIds) {
        database.sql("UPDATE crawler.capture SET kept_for = :run WHERE id = ANY (:ids)")
                .param("run", runId)
                .param("ids", captureIds.toArray(Long[]::new))
                .update();
    }

    /** Rows of an earlier run once more, for this one. */
    void takeOver(long runId, String searchKey, Collection<Long> captureIds) {
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
                .param("searchKey", searchKey)
                .param("ids", captureIds.toArray(Long[]::new))
                .update();
    }

    List<IndexedCapture> filesOf(long runId) {
        return database.sql(CaptureRow.SELECT + " WHERE run_id = :run AND kind = :kind ORDER BY id")
                .param("run", runId)
                .param("kind", BulkFile.KIND)
                .query(new CaptureRow())
                .list();
    }

    Optional<Instant> oldestDetail(long runId) {
        return database.sql(
                        "SELECT min(fetched_at) FROM crawler.capture WHERE run_id = :run AND lead_digest IS NOT NULL")
                .param("run", runId)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Whether the source's site has named the version of any page. */
    boolean namesVersions(SourceId source) {
        return database.sql("""
                SELECT EXISTS (SELECT 1 FROM crawler.capture
                                WHERE source = :source AND method = 'GET'
                                  AND (etag IS NOT NULL OR last_modified IS NOT NULL))
                """)
                .param("source", source.value())
                .query(Boolean.class)
                .single();
    }

    /** Tells the newest payloads that the source's captures hold themselves, the oldest of them first. */
    void recentPayloads(SourceId source, Instant since, int most, BiConsumer<String, StoredPayload> to) {
        database.sql("""
                SELECT * FROM (
                  SELECT digest, warc_file, warc_offset, warc_length, fetched_at FROM crawler.capture
                   WHERE source = :source AND fetched_at >= :since AND payload_file IS NULL
                   ORDER BY fetched_at DESC LIMIT :most) AS newest
                 ORDER BY fetched_at
                """)
                .param("source", source.value())
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(row -> {
                    WarcLocation location = new WarcLocation(
                            row.getString("warc_file"), row.getLong("warc_offset"), row.getLong("warc_length"));
                    to.accept(
                            row.getString("digest"),
                            new StoredPayload(
                                    location, row.getTimestamp("fetched_at").toInstant()));
                });
    }

    /**
     * Forgets the captures from before that time.
     *
     * @param except runs whose captures are still needed
     * @return how many there were
     */
    long deleteBefore(Instant time, List<Long> except) {
        long all = 0;
        int some;
        do {
            some = database.sql("""
                    DELETE FROM crawler.capture WHERE id IN (
                      SELECT id FROM crawler.capture
                       WHERE fetched_at < :time AND (run_id IS NULL OR run_id <> ALL (:except)) LIMIT :limit)
                    """)
                    .param("time", Timestamp.from(time))
                    .param("except", except.toArray(Long[]::new))
                    .param("limit", DELETED_AT_ONCE)
                    .update();
            all += some;
        } while (some > 0);
        return all;
    }

    /** Every file that a capture lies in or refers into. */
    Set<String> filesNamed() {
        return database.sql("SELECT DISTINCT warc_file FROM crawler.capture UNION"
                        + " SELECT DISTINCT payload_file FROM crawler.capture WHERE payload_file IS NOT NULL")
                .query(String.class)
                .set();
    }
}
