package org.whereabouts.crawler.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;

/** Rows of the capture index as objects. */
final class CaptureRow implements RowMapper<IndexedCapture> {

    static final String SELECT = """
            SELECT id, source, kind, method, path, request_type, body_digest, content_type, etag, last_modified,
                   fetched_at, digest, warc_file, warc_offset, warc_length, request_length,
                   payload_file, payload_offset, payload_length, payload_at, outcome, entries, lead_digest
              FROM crawler.capture
            """;

    @Override
    public IndexedCapture mapRow(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new IndexedCapture(
                row.getLong("id"),
                new SourceId(row.getString("source")),
                new PageRequest(
                        row.getString("kind"),
                        PageRequest.Method.valueOf(row.getString("method")),
                        row.getString("path"),
                        row.getString("request_type"),
                        null),
                row.getString("body_digest"),
                row.getString("content_type"),
                row.getTimestamp("fetched_at").toInstant(),
                row.getString("digest"),
                new Validators(
                        Optional.ofNullable(row.getString("etag")),
                        Optional.ofNullable(row.getString("last_modified"))),
                new WarcLocation(row.getString("warc_file"), row.getLong("warc_offset"), row.getLong("warc_length")),
                row.getLong("request_length"),
                payload(row),
                outcome == null ? null : new Reading(outcome, row.getInt("entries")));
    }

    private static @Nullable StoredPayload payload(ResultSet row) throws SQLException {
        String file = row.getString("payload_file");
        return file == null
                ? null
                : new StoredPayload(
                        new WarcLocation(file, row.getLong("payload_offset"), row.getLong("payload_length")),
                        row.getTimestamp("payload_at").toInstant());
    }
}
