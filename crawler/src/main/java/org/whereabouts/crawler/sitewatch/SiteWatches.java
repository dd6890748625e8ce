package org.whereabouts.crawler.sitewatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.sitewatch.Watch.Cause;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.State;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;
import org.whereabouts.crawler.source.SourceId;

/** The watches of every site, in PostgreSQL. */
public final class SiteWatches {

    private static final String SELECT = """
            SELECT id, site, cause, state, queued_at, started_at, due_at, ended_at, outcome, trouble, detail
              FROM crawler.site_watch
            """;

    private final JdbcClient database;

    public SiteWatches(JdbcClient database) {
        this.database = database;
    }

    /**
     * Queues a watch.
     *
     * @throws WatchOpenException when the site has one that has not ended
     */
    public Watch queue(SourceId site, Cause cause, Instant now) {
        try {
            return get(database.sql("""
                    INSERT INTO crawler.site_watch (site, cause, state, queued_at) VALUES (:site, :cause, 'QUEUED', :now)
                    RETURNING id
                    """)
                    .param("site", site.value())
                    .param("cause", cause.name())
                    .param("now", Timestamp.from(now))
                    .query(Long.class)
                    .single());
        } catch (DuplicateKeyException e) {
            // The index on open watches: whoever comes second is told so, also on another node.
            throw new WatchOpenException(site);
        }
    }

    /**
     * One watch.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such watch
     */
    public Watch get(long id) {
        return database.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query(SiteWatches::watch)
                .single();
    }

    /** The site's watches, the newest first. */
    public List<Watch> newest(SourceId site, int limit) {
        return database.sql(SELECT + " WHERE site = :site ORDER BY id DESC LIMIT :limit")
                .param("site", site.value())
                .param("limit", limit)
                .query(SiteWatches::watch)
                .list();
    }

    /** The site's complete watches, the newest first. */
    List<Watch> complete(SourceId site, int limit) {
        return database.sql(SELECT + " WHERE site = :site AND outcome = 'COMPLETE' ORDER BY id DESC LIMIT :limit")
                .param("site", site.value())
                .param("limit", limit)
                .query(SiteWatches::watch)
                .list();
    }

    /** The watch of the site that has not ended, if there is one. */
    public Optional<Watch> open(SourceId site) {
        return database.sql(SELECT + " WHERE site = :site AND state <> 'ENDED'")
                .param("site", site.value())
                .query(SiteWatches::watch)
                .optional();
    }

    /** All watches that have not ended. */
    public List<Watch> open() {
        return database.sql(SELECT + " WHERE state <> 'ENDED' ORDER BY id")
                .query(SiteWatches::watch)
                .list();
    }

    public WatchProgress progress(long id) {
        return database.sql("""
                SELECT count(*) AS known, count(*) FILTER (WHERE settled) AS settled,
                       count(*) FILTER (WHERE fate = 'READ') AS read, count(*) FILTER (WHERE fate = 'FAILED') AS failed
                  FROM crawler.site_page WHERE watch_id = :id
                """)
                .param("id", id)
                .query((row, _) -> new WatchProgress(
                        row.getInt("known"), row.getInt("settled"), row.getInt("read"), row.getInt("failed")))
                .single();
    }

    void begin(long id, Instant now) {
        database.sql("""
                UPDATE crawler.site_watch
                   SET state = 'CRAWLING', started_at = coalesce(started_at, :now), due_at = NULL WHERE id = :id
                """).param("now", Timestamp.from(now)).param("id", id).update();
    }

    void pause(long id, Instant due) {
        database.sql("UPDATE crawler.site_watch SET state = 'WAITING', due_at = :due WHERE id = :id")
                .param("due", Timestamp.from(due))
                .param("id", id)
                .update();
    }

    void end(long id, Verdict verdict, Instant now) {
        database.sql("""
                UPDATE crawler.site_watch
                   SET state = 'ENDED', due_at = NULL, ended_at = :now, outcome = :outcome, trouble = :trouble, detail = :detail
                 WHERE id = :id
                """)
                .param("now", Timestamp.from(now))
                .param("outcome", verdict.outcome().name())
                .param(
                        "trouble",
                        verdict.trouble() == null ? null : verdict.trouble().name())
                .param("detail", verdict.detail())
                .param("id", id)
                .update();
    }

    /**
     * Drops the pages that no report will compare any more: those from before the last complete watch but one, and those of
     * watches that are not complete, save the newest.
     */
    void forgetPages(SourceId site) {
        database.sql("""
                DELETE FROM crawler.site_page USING crawler.site_watch
                 WHERE site_watch.id = site_page.watch_id AND site_watch.site = :site AND site_watch.outcome <> 'COMPLETE'
                   AND site_watch.id < (SELECT max(id) FROM crawler.site_watch WHERE site = :site)
                """).param("site", site.value()).update();
        List<Watch> kept = complete(site, 2);
        if (kept.size() == 2) {
            database.sql("""
                    DELETE FROM crawler.site_page USING crawler.site_watch
                     WHERE site_watch.id = site_page.watch_id AND site_watch.site = :site AND site_watch.id < :oldest
                    """)
                    .param("site", site.value())
                    .param("oldest", kept.getLast().id())
                    .update();
        }
    }

    /** What a watch ends with. */
    record Verdict(
            Outcome outcome,
            @Nullable Trouble trouble,
            @Nullable String detail) {}

    private static Watch watch(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String trouble = row.getString("trouble");
        return new Watch(
                row.getLong("id"),
                new SourceId(row.getString("site")),
                Cause.valueOf(row.getString("cause")),
                State.valueOf(row.getString("state")),
                row.getTimestamp("queued_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "due_at"),
                instant(row, "ended_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getString("detail"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
