package org.whereabouts.indexer.registry;

import static org.whereabouts.indexer.registry.HeldRows.timestamp;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.normalizer.custody.CustodyRecord;

/** Takes in one sighting outside of any run. */
final class Observation {

    /**
     * A sighting counts when it is later than what is known: for a person listed or missing that includes what the last
     * complete run found. The same content again moves only the date. A missing person seen again is listed again.
     */
    private static final String WRITE = """
            WITH swept AS (
                SELECT coalesce(max(facts_since), '-infinity') AS at FROM indexer.source_state WHERE source = :source
            ), written AS (
                INSERT INTO indexer.custody_record AS r
                    (id, source, number, number_key, second_number_key, content_hash, record, presence, seen_at, first_seen,
                     version)
                VALUES (:id, :source, :number, :numberKey, :secondNumberKey, :hash, :record::jsonb, 'LOOKED_UP', :seenAt,
                        :seenAt, 1)
                ON CONFLICT (id) DO UPDATE SET
                    number_key = excluded.number_key, second_number_key = excluded.second_number_key,
                    content_hash = excluded.content_hash,
                    record = CASE WHEN r.content_hash = excluded.content_hash AND r.presence <> 'MISSING'
                                  THEN r.record ELSE excluded.record END,
                    presence = CASE r.presence WHEN 'MISSING' THEN 'LISTED' ELSE r.presence END,
                    missing_since = NULL,
                    seen_at = excluded.seen_at,
                    version = CASE WHEN r.content_hash = excluded.content_hash AND r.presence <> 'MISSING'
                                   THEN r.version ELSE r.version + 1 END
                WHERE excluded.seen_at > r.seen_at
                  AND (r.presence = 'LOOKED_UP' OR excluded.seen_at > (SELECT at FROM swept))
                  AND (r.missing_since IS NULL OR excluded.seen_at > r.missing_since)
            %s
            ), %s, %s
            SELECT count(*) FROM happened
            """.formatted(ChangeSql.RETURNING, ChangeSql.EVENTS, ChangeSql.QUEUED);

    private final JdbcClient jdbc;

    Observation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(CustodyRecord record, Instant now) {
        jdbc.sql(WRITE)
                .param("id", PersonId.of(record.source(), record.number()).value())
                .param("source", record.source().value())
                .param("number", record.number())
                .param("numberKey", RecordKeys.number(record))
                .param("secondNumberKey", RecordKeys.secondNumber(record))
                .param("hash", CustodyRecordJson.contentHash(record))
                .param("record", CustodyRecordJson.write(record))
                .param("seenAt", timestamp(record.provenance().seenAt()))
                .param("now", timestamp(now))
                .query(Long.class)
                .single();
    }
}
