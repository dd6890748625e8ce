package org.whereabouts.indexer.registry;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which records the index has yet to show. An entry stays until the index acknowledged the version it asks for; records
 * are read as they are now, never as they were when queued.
 */
public final class ProjectionQueue {

    private final JdbcClient jdbc;

    public ProjectionQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The current state of pending records, ordered by id.
     *
     * @param after only ids behind this one; null for no limit
     * @param upTo only ids up to and including this one; null for no limit
     * @param limit at most so many
     */
    public List<HeldRecord> pending(@Nullable PersonId after, @Nullable PersonId upTo, int limit) {
        return jdbc.sql("""
                        SELECT %s FROM indexer.projection_queue q JOIN indexer.held_record h ON h.id = q.record_id
                        WHERE (:after::uuid IS NULL OR q.record_id > :after::uuid)
                          AND (:upTo::uuid IS NULL OR q.record_id <= :upTo::uuid)
                        ORDER BY q.record_id LIMIT :limit
                        """.formatted(HeldRows.COLUMNS))
                .param("after", after == null ? null : after.toString())
                .param("upTo", upTo == null ? null : upTo.toString())
                .param("limit", limit)
                .query(HeldRows::map)
                .list();
    }

    /** Forgets entries that ask for no more than these records' versions, which the index now shows. */
    public void acknowledge(Collection<HeldRecord> shown) {
        jdbc.sql("""
                        WITH done AS (
                            SELECT q.record_id
                            FROM unnest(:ids::uuid[], :versions::bigint[]) AS s(id, version)
                            JOIN indexer.projection_queue q ON q.record_id = s.id AND q.version <= s.version
                            ORDER BY q.record_id FOR UPDATE OF q
                        )
                        DELETE FROM indexer.projection_queue q USING done WHERE q.record_id = done.record_id
                        """)
                .param("ids", shown.stream().map(r -> r.id().toString()).toArray(String[]::new))
                .param("versions", shown.stream().mapToLong(HeldRecord::version).toArray())
                .update();
    }

    /** Queues every record, for an index that is about to be filled from nothing. */
    public void enqueueAll() {
        jdbc.sql("""
                        INSERT INTO indexer.projection_queue AS q (record_id, version)
                        SELECT id, version FROM indexer.custody_record ORDER BY id
                        ON CONFLICT (record_id) DO UPDATE SET version = greatest(q.version, excluded.version)
                        """).update();
    }

    /** How many records are pending. */
    public long size() {
        return jdbc.sql("SELECT count(*) FROM indexer.projection_queue")
                .query(Long.class)
                .single();
    }
}
