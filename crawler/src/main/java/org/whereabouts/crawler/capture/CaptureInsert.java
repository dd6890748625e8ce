package org.whereabouts.crawler.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;

/** Indexes the pages of a search in one statement: a row each, a column of all rows a parameter. */
final class CaptureInsert {

    private static final String INSERT = """
            INSERT INTO crawler.capture
              (source, run_id, search_key, kind, method, path, request_type, body_digest,
               status, content_type, etag, last_modified, fetched_at, digest,
               warc_file, warc_offset, warc_length, request_length,
               payload_file, payload_offset, payload_length, payload_at, outcome, entries, lead_digest)
            SELECT :source, CAST(:run AS bigint), :searchKey, kind, method, path, request_type, body_digest,
                   status, content_type, etag, last_modified, CAST(fetched_at AS timestamptz), digest,
                   warc_file, warc_offset, warc_length, request_length,
                   payload_file, payload_offset, payload_length, CAST(payload_at AS timestamptz), outcome, entries,
                   lead_digest
              FROM unnest(CAST(:kind AS text[]), CAST(:method AS text[]), CAST(:path AS text[]),
                          CAST(:requestType AS text[]), CAST(:bodyDigest AS text[]), CAST(:status AS int[]),
                          CAST(:type AS text[]), CAST(:etag AS text[]), CAST(:lastModified AS text[]),
                          CAST(:at AS text[]), CAST(:digest AS text[]), CAST(:file AS text[]),
                          CAST(:offset AS bigint[]), CAST(:length AS bigint[]), CAST(:requestLength AS bigint[]),
                          CAST(:payloadFile AS text[]), CAST(:payloadOffset AS bigint[]),
                          CAST(:payloadLength AS bigint[]), CAST(:payloadAt AS text[]), CAST(:outcome AS text[]),
                          CAST(:entries AS int[]), CAST(:lead AS text[]))
                   WITH ORDINALITY
                   AS page (kind, method, path, request_type, body_digest, status, content_type, etag, last_modified,
                            fetched_at, digest, warc_file, warc_offset, warc_length, request_length, payload_file,
                            payload_offset, payload_length, payload_at, outcome, entries, lead_digest,
                            number)
             ORDER BY number
            RETURNING id
            """;

    private final JdbcClient database;

    CaptureInsert(JdbcClient database) {
        this.database = database;
    }

    /**
     * Inserts them.
     *
     * @param searchKey which search of the source they are of
     * @return their ids, in the order given, which is that of the ids too
     */
    List<Long> insert(SourceId source, @Nullable Long runId, String searchKey, List<Capture> captures) {
        return database
                .sql(INSERT)
                .param("source", source.value())
                .param("run", runId)
                .param("searchKey", searchKey)
                .param("kind", texts(captures, capture -> capture.request().kind()))
                .param(
                        "method",
                        texts(captures, capture -> capture.request().method().name()))
                .param("path", texts(captures, capture -> capture.request().path()))
                .param(
                        "requestType",
                        texts(captures, capture -> capture.request().contentType()))
                .param("bodyDigest", texts(captures, capture -> bodyDigest(capture.request())))
                .param("status", ints(captures, Capture::status))
                .param("type", texts(captures, Capture::contentType))
                .param(
                        "etag",
                        texts(captures, capture -> capture.validators().etag().orElse(null)))
                .param(
                        "lastModified",
                        texts(
                                captures,
                                capture -> capture.validators().lastModified().orElse(null)))
                .param("at", texts(captures, capture -> capture.fetchedAt().toString()))
                .param("digest", texts(captures, Capture::digest))
                .param("file", texts(captures, capture -> capture.location().file()))
                .param("offset", longs(captures, capture -> capture.location().offset()))
                .param("length", longs(captures, capture -> capture.location().length()))
                .param("requestLength", longs(captures, Capture::requestLength))
                .param(
                        "payloadFile",
                        texts(captures, ofPayload(payload -> payload.location().file())))
                .param(
                        "payloadOffset",
                        longs(captures, ofPayload(payload -> payload.location().offset())))
                .param(
                        "payloadLength",
                        longs(captures, ofPayload(payload -> payload.location().length())))
                .param(
                        "payloadAt",
                        texts(
                                captures,
                                ofPayload(payload -> payload.capturedAt().toString())))
                .param("outcome", texts(captures, ofReading(Reading::outcome)))
                .param("entries", ints(captures, ofReading(Reading::entries)))
                .param("lead", texts(captures, Capture::lead))
                .query(Long.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static @Nullable String bodyDigest(PageRequest request) {
        return request.body() == null ? null : Digests.of(request.body().getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Function<Capture, @Nullable T> ofPayload(Function<StoredPayload, T> part) {
        return capture -> capture.payload() == null ? null : part.apply(capture.payload());
    }

    private static <T> Function<Capture, @Nullable T> ofReading(Function<Reading, T> part) {
        return capture -> capture.reading() == null ? null : part.apply(capture.reading());
    }

    private static @Nullable String[] texts(List<Capture> captures, Function<Capture, @Nullable String> column) {
        return column(captures, column).toArray(String[]::new);
    }

    private static @Nullable Long[] longs(List<Capture> captures, Function<Capture, @Nullable Long> column) {
        return column(captures, column).toArray(Long[]::new);
    }

    private static @Nullable Integer[] ints(List<Capture> captures, Function<Capture, @Nullable Integer> column) {
        return column(captures, column).toArray(Integer[]::new);
    }

    private static <T> Stream<@Nullable T> column(List<Capture> captures, Function<Capture, @Nullable T> column) {
        return captures.stream().map(column);
    }
}
