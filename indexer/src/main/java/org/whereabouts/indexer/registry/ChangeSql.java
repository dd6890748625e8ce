package org.whereabouts.indexer.registry;

/**
 * What follows from writing records, whoever wrote them. Both parts read a common table expression called {@code written}
 * with the columns of {@link #RETURNING}, and belong to the statement that wrote, so that a record, its events and its
 * place in the queue change together or not at all.
 */
final class ChangeSql {

    /** Both sides of each row written. The old side is null for a new record. */
    static final String RETURNING = """
            RETURNING WITH (OLD AS was, NEW AS is_)
                is_.id, is_.version, is_.seen_at, is_.record, is_.presence, is_.status, is_.facility_id, is_.facility_text,
                was.id AS was_id, was.version AS was_version, was.record AS was_record, was.presence AS was_presence,
                was.status AS was_status, was.facility_id AS was_facility_id, was.facility_text AS was_facility_text,
                was.content_hash IS DISTINCT FROM is_.content_hash AS content_changed
            """;

    /** One event for each thing that happened; a change that has no name of its own is CHANGED. */
    static final String EVENTS = """
            happened AS (
                SELECT w.*,
                       w.was_id IS NULL AS first_seen,
                       coalesce(w.was_presence = 'MISSING' AND w.presence <> 'MISSING', false) AS back,
                       coalesce(indexer.moved(w.was_facility_id, w.was_facility_text, w.facility_id, w.facility_text), false)
                           AS moved,
                       coalesce(w.was_status <> w.status, false) AS status_changed,
                       coalesce((w.was_record -> 'name') - 'original' <> (w.record -> 'name') - 'original', false) AS renamed
                FROM written w
            ), noted AS (
                INSERT INTO indexer.custody_event
                    (record_id, version, kind, seen_at, recorded_at, run_id, capture_id, was, became)
                SELECT h.id, h.version, e.kind, h.seen_at, :now, (h.record #>> '{provenance,run}')::bigint,
                       (h.record #>> '{provenance,capture}')::bigint, e.was, e.became
                FROM happened h CROSS JOIN LATERAL (VALUES
                    ('FIRST_SEEN', h.first_seen, NULL, h.record -> 'facility'),
                    ('BACK', h.back, NULL, h.record -> 'facility'),
                    ('MOVED', h.moved, h.was_record -> 'facility', h.record -> 'facility'),
                    ('STATUS_CHANGED', h.status_changed, h.was_record -> 'status', h.record -> 'status'),
                    ('RENAMED', h.renamed, h.was_record -> 'name', h.record -> 'name'),
                    ('CHANGED', h.content_changed
                        AND NOT (h.first_seen OR h.moved OR h.status_changed OR h.renamed), NULL, NULL)
                ) AS e(kind, happened, was, became)
                WHERE e.happened
            )""";

    /**
     * Puts what the index must show anew into the queue, in the order of ids, so that writers never wait for each other in a
     * ring.
     */
    static final String QUEUED = """
            queued AS (
                INSERT INTO indexer.projection_queue AS q (record_id, version)
                SELECT w.id, w.version FROM written w WHERE w.was_version IS DISTINCT FROM w.version ORDER BY w.id
                ON CONFLICT (record_id) DO UPDATE SET version = greatest(q.version, excluded.version)
            )""";

    private ChangeSql() {}
}
