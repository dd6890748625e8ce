package org.whereabouts.schedules.killed;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that runs brought, as text that two databases can be compared by. What only tells the time of day, or a number that a
 * sequence gave, is told by what it stands for: the page that a person was seen on, and whether it was then.
 */
record Brought(
        List<String> records,
        List<String> events,
        List<String> findings,
        List<String> runs,
        List<String> work,
        List<String> documents) {

    private static final String RECORDS = """
            SELECT concat_ws(' ', r.id, r.source, r.number, r.number_key, r.second_number_key, encode(r.content_hash, 'hex'),
                             r.record - 'provenance', 'run', r.record #>> '{provenance,run}', c.method, c.path, c.search_key,
                             c.body_digest, r.presence, r.missing_since IS NULL, 'version', r.version,
                             (r.record #>> '{provenance,seenAt}')::timestamptz = c.fetched_at,
                             r.seen_at >= c.fetched_at, r.first_seen <= c.fetched_at)
              FROM indexer.custody_record r
              JOIN crawler.capture c ON c.id = (r.record #>> '{provenance,capture}')::bigint
             ORDER BY r.id
            """;

    private static final String EVENTS = """
            SELECT concat_ws(' ', e.record_id, e.version, e.kind, 'run', e.run_id, c.method, c.path, c.search_key, c.body_digest,
                             e.was, e.became, e.seen_at = c.fetched_at)
              FROM indexer.custody_event e LEFT JOIN crawler.capture c ON c.id = e.capture_id
             ORDER BY e.record_id, e.version, e.kind
            """;

    private static final String FINDINGS = """
            SELECT concat_ws(' ', run_id, kind, field, word, count) FROM schedules.run_finding
             ORDER BY run_id, kind, field, word
            """;

    private static final String RUNS = """
            SELECT concat_ws(' ', r.id, r.source, r.state, r.error, r.verdict, r.applied, a.inserted, a.updated, a.unchanged,
                             a.moved, a.missing, a.back, a.sweep_started_at = r.started_at, 'last', s.run_id, s.people,
                             s.sweep_started_at = r.started_at)
              FROM schedules.run r
              LEFT JOIN indexer.applied_run a ON a.run_id = r.id
              LEFT JOIN indexer.source_state s ON s.source = r.source
             ORDER BY r.id
            """;

    /** Pages per run that a committed chunk holds, over all who worked on it; and what is left to do. */
    private static final String WORK = """
            SELECT concat_ws(' ', 'run', p.parameter_value, 'read', sum(s.read_count), 'wrote', sum(s.write_count))
              FROM schedules.batch_step_execution s JOIN schedules.batch_job_execution_params p USING (job_execution_id)
             WHERE s.step_name = 'normalize' AND p.parameter_name = 'run' GROUP BY p.parameter_value
            UNION ALL SELECT concat_ws(' ', 'staged', count(*)) FROM indexer.staging
            UNION ALL SELECT concat_ws(' ', 'to be shown', count(*)) FROM indexer.projection_queue
            ORDER BY 1
            """;

    private static final List<String> FIELDS =
            List.of("id", "source", "state", "facility", "status", "sex", "birth_year", "missing", "name_order");

    static Brought in(JdbcClient database, ElasticsearchClient elasticsearch, String alias) throws IOException {
        return new Brought(
                texts(database, RECORDS),
                texts(database, EVENTS),
                texts(database, FINDINGS),
                texts(database, RUNS),
                texts(database, WORK),
                documents(elasticsearch, alias));
    }

    /** Everything, one line for each thing; no two are alike. */
    List<String> lines() {
        return Stream.of(records, events, findings, runs, work, documents)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> texts(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }

    private static List<String> documents(ElasticsearchClient elasticsearch, String alias) throws IOException {
        // The index keeps no sources. A version is a record's, and these are the fields that can be read back.
        List<Hit<Void>> hits = elasticsearch
                .search(
                        search -> search.index(alias)
                                .size(10_000)
                                .version(true)
                                .docvalueFields(FIELDS.stream()
                                        .map(name -> FieldAndFormat.of(field -> field.field(name)))
                                        .toList()),
                        Void.class)
                .hits()
                .hits();
        return hits.stream()
                .map(hit -> hit.id() + " " + hit.version() + " " + new TreeMap<>(hit.fields()))
                .sorted()
                .toList();
    }
}
