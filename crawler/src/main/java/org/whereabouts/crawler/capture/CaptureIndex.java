package org.whereabouts.crawler.capture;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;

/** Table {@code crawler.capture}: where each captured page lies. As private as the captures, for paths may hold names. */
final class CaptureIndex {

    /** Rows deleted in one statement: few enough to hold nobody up. */
    private static final int DELETED_AT_ONCE = 10_000;

    private final JdbcClient database;

    CaptureIndex(JdbcClient database) {
        this.database = database;
    }

    long insert(SourceId source, @Nullable Long runId, String searchKey, Capture capture) {
        PageRequest request = capture.request();
        StoredPayload payload = capture.payload();
        Reading reading = capture.reading();
        return database.sql("""
                INSERT INTO crawler.capture
                  (source, run_id, search_key, kind, method, path, request_type, body_digest,
                   status, content_type, etag, last_modified, fetched_at, digest,
                   warc_file, warc_offset, warc_length, request_length,
                   payload_file, payload_offset, payload_length, payload_at, outcome, entries)
                VALUES (:source, :run, :searchKey, :kind, :method, :path, :requestType, :bodyDigest,
                   :status, :type, :etag, :lastModified, :at, :digest,
                   :file, :offset, :length, :requestLength,
                   :payloadFile, :payloadOffset, :payloadLength, :payloadAt, :outcome, :entries)
                RETURNING id
                """)
                .param("source", source.value())
                .param("run", runId)
                .param("searchKey", searchKey)
                .param("kind", request.kind())
                .param("method", request.method().name())
                .param("path", request.path())
                .param("requestType", request.contentType())
                .param("bodyDigest", bodyDigest(request))
                .param("status", capture.status())
                .param("type", capture.contentType())
                .param("etag", capture.validators().etag().orElse(null))
                .param("lastModified", capture.validators().lastModified().orElse(null))
                .param("at", Timestamp.from(capture.fetchedAt()))
                .param("digest", capture.digest())
                .param("file", capture.location().file())
                .param("offset", capture.location().offset())
                .param("length", capture.location().length())
                .param("requestLength", capture.requestLength())
                .param(
                        "payloadFile",
                        payload == null ? null : payload.location().file())
                .param(
                        "payloadOffset",
                        payload == null ? null : payload.location().offset())
                .param(
                        "payloadLength",
                        payload == null ? null : payload.location().length())
                .param("payloadAt", payload == null ? null : Timestamp.from(payload.capturedAt()))
                .param("outcome", reading == null ? null : reading.outcome())
                .param("entries", reading == null ? null : reading.entries())
                .query(Long.class)
                .single();
    }

    private static @Nullable String bodyDigest(PageRequest request) {
        return request.body() == null ? null : Digests.of(request.body().getBytes(StandardCharsets.UTF_8));
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
