package org.whereabouts.crawler.capture;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
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

    /** The files of people among the captures of a run. */
    List<IndexedCapture> filesOf(long runId) {
        return database.sql(CaptureRow.SELECT + " WHERE run_id = :run AND kind = :kind ORDER BY id")
                .param("run", runId)
                .param("kind", BulkFile.KIND)
                .query(new CaptureRow())
                .list();
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
