package org.whereabouts.indexer.registry;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.custody.CustodyRecord;

/** What runs brought and nobody decided on yet. */
final class Staging {

    private final JdbcClient jdbc;

    Staging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long runId, SourceId source, List<CustodyRecord> records) {
        for (CustodyRecord record : records) {
            if (!record.source().equals(source)) {
                throw new IllegalArgumentException("a record of " + record.source() + " in a run of " + source);
            }
        }
        jdbc.sql("""
                        INSERT INTO indexer.staging
                            (run_id, source, number, seen_at, capture_id, content_hash, id, number_key,
                             second_number_key, record)
                        SELECT :run, :source, s.*
                        FROM unnest(:numbers::text[], :seenAt::timestamptz[], :captures::bigint[], :hashes::bytea[],
                                    :ids::uuid[], :numberKeys::text[], :secondNumberKeys::text[], :records::jsonb[])
                            AS s(number, seen_at, capture_id, content_hash, id, number_key, second_number_key, record)
                        ON CONFLICT DO NOTHING
                        """)
                .param("run", runId)
                .param("source", source.value())
                .param("numbers", texts(records, CustodyRecord::number))
                .param(
                        "seenAt",
                        texts(
                                records,
                                r -> HeldRows.timestamp(r.provenance().seenAt()).toString()))
                .param("captures", longs(records, r -> r.provenance().captureId()))
                .param(
                        "hashes",
                        records.stream().map(CustodyRecordJson::contentHash).toArray(byte[][]::new))
                .param(
                        "ids",
                        texts(records, r -> PersonId.of(source, r.number()).toString()))
                .param("numberKeys", texts(records, RecordKeys::number))
                .param(
                        "secondNumberKeys",
                        records.stream().map(RecordKeys::secondNumber).toArray(String[]::new))
                .param("records", texts(records, CustodyRecordJson::write))
                .update();
    }

    private static String[] texts(List<CustodyRecord> records, Function<CustodyRecord, String> column) {
        return records.stream().map(column).toArray(String[]::new);
    }

    private static long[] longs(List<CustodyRecord> records, ToLongFunction<CustodyRecord> column) {
        return records.stream().mapToLong(column).toArray();
    }

    /** Fresh statistics: a table that just grew from nothing would be joined row by row. */
    void analyze() {
        jdbc.sql("ANALYZE indexer.staging").update();
    }

    int people(long runId, SourceId source) {
        return jdbc.sql("SELECT count(*)::int FROM indexer.staged_person WHERE run_id = :run AND source = :source")
                .param("run", runId)
                .param("source", source.value())
                .query(Integer.class)
                .single();
    }

    Set<String> numbers(long runId, SourceId source, Collection<String> among) {
        return jdbc.sql("""
                        SELECT DISTINCT number FROM indexer.staging
                        WHERE run_id = :run AND source = :source AND number = ANY (:numbers)
                        """)
                .param("run", runId)
                .param("source", source.value())
                .param("numbers", among.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    void delete(long runId, SourceId source) {
        jdbc.sql("DELETE FROM indexer.staging WHERE run_id = :run AND source = :source")
                .param("run", runId)
                .param("source", source.value())
                .update();
    }

    void delete(long runId) {
        jdbc.sql("DELETE FROM indexer.staging WHERE run_id = :run")
                .param("run", runId)
                .update();
    }
}
