package org.whereabouts.crawler.sitewatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.SourceId;

/** The pages of watches, in PostgreSQL: what is queued, and what became of the rest. */
final class SitePages {

    private final JdbcClient database;

    SitePages(JdbcClient database) {
        this.database = database;
    }

    /** A page that is to be asked for. */
    record Queued(int id, String url, int depth, int attempts) {}

    /** A page as an earlier watch read it. */
    record Known(PageReading reading, Validators validators) {}

    /** A page and what became of it. */
    record Settled(
            String url,
            Fate fate,
            @Nullable Obstacle obstacle,
            @Nullable String detail,
            @Nullable String movedTo,
            PageReading reading) {}

    /** All pages of the watch by their URLs: what crawler4j calls seen. */
    List<Queued> all(long watch) {
        return database.sql(
                        "SELECT id, url, depth, attempts FROM crawler.site_page WHERE watch_id = :watch ORDER BY id")
                .param("watch", watch)
                .query(SitePages::queued)
                .list();
    }

    /** Queues a page unless the watch has one of that URL. */
    void add(long watch, int id, String url, int depth) {
        database.sql("""
                INSERT INTO crawler.site_page (watch_id, id, url, depth) VALUES (:watch, :id, :url, :depth)
                ON CONFLICT DO NOTHING
                """)
                .param("watch", watch)
                .param("id", id)
                .param("url", url)
                .param("depth", depth)
                .update();
    }

    /** Notes that the watch has left out links because of its bound on pages. */
    void bounded(long watch) {
        database.sql("UPDATE crawler.site_watch SET bounded = true WHERE id = :watch")
                .param("watch", watch)
                .update();
    }

    boolean isBounded(long watch) {
        return database.sql("SELECT bounded FROM crawler.site_watch WHERE id = :watch")
                .param("watch", watch)
                .query(Boolean.class)
                .single();
    }

    /** The next page to ask for: those that were tried in vain come last. */
    Optional<Queued> next(long watch) {
        return database.sql("""
                SELECT id, url, depth, attempts FROM crawler.site_page
                 WHERE watch_id = :watch AND NOT settled ORDER BY attempts, id LIMIT 1
                """).param("watch", watch).query(SitePages::queued).optional();
    }

    long countQueued(long watch) {
        return database.sql("SELECT count(*) FROM crawler.site_page WHERE watch_id = :watch AND NOT settled")
                .param("watch", watch)
                .query(Long.class)
                .single();
    }

    /** The page as the site's latest watch read it that still has it with validators. */
    Optional<Known> known(SourceId site, String url) {
        return database.sql("""
                SELECT page.title, page.lines, page.links, page.etag, page.last_modified
                  FROM crawler.site_page page JOIN crawler.site_watch watch ON watch.id = page.watch_id
                 WHERE watch.site = :site AND page.url = :url AND page.fate = 'READ'
                   AND (page.etag IS NOT NULL OR page.last_modified IS NOT NULL)
                 ORDER BY watch.id DESC LIMIT 1
                """)
                .param("site", site.value())
                .param("url", url)
                .query((row, _) -> new Known(
                        reading(row),
                        new Validators(
                                Optional.ofNullable(row.getString("etag")),
                                Optional.ofNullable(row.getString("last_modified")))))
                .optional();
    }

    void tryAgain(long watch, int id, boolean countsAsAttempt) {
        database.sql("UPDATE crawler.site_page SET attempts = attempts + :more WHERE watch_id = :watch AND id = :id")
                .param("more", countsAsAttempt ? 1 : 0)
                .param("watch", watch)
                .param("id", id)
                .update();
    }

    /** What became of the page, once and for all. */
    void settle(long watch, int id, Visit visit, @Nullable Long capture) {
        Visit.Read read = visit instanceof Visit.Read page ? page : null;
        database.sql("""
                UPDATE crawler.site_page
                   SET settled = true, fate = :fate, obstacle = :obstacle, detail = :detail, moved_to = :moved,
                       etag = :etag, last_modified = :modified, title = :title, lines = :lines, links = :links,
                       capture_id = :capture
                 WHERE watch_id = :watch AND id = :id
                """)
                .param("fate", fate(visit).name())
                .param("obstacle", obstacle(visit).map(Obstacle::name).orElse(null))
                .param("detail", detail(visit).map(SitePages::text).orElse(null))
                .param("moved", visit instanceof Visit.Moved(var to) ? to.toString() : null)
                .param("etag", read == null ? null : read.validators().etag().orElse(null))
                .param(
                        "modified",
                        read == null ? null : read.validators().lastModified().orElse(null))
                .param("title", read == null ? null : text(read.reading().title()))
                .param(
                        "lines",
                        read == null
                                ? null
                                : text(String.join("\n", read.reading().lines())))
                .param(
                        "links",
                        read == null
                                ? null
                                : text(String.join("\n", read.reading().links())))
                .param("capture", capture)
                .param("watch", watch)
                .param("id", id)
                .update();
    }

    /** The pages of an ended watch, by URL. */
    List<Settled> settled(long watch) {
        return database.sql("""
                SELECT url, fate, obstacle, detail, moved_to, title, lines, links
                  FROM crawler.site_page WHERE watch_id = :watch AND settled ORDER BY url
                """)
                .param("watch", watch)
                .query((row, _) -> {
                    String obstacle = row.getString("obstacle");
                    return new Settled(
                            row.getString("url"),
                            Fate.valueOf(row.getString("fate")),
                            obstacle == null ? null : Obstacle.valueOf(obstacle),
                            row.getString("detail"),
                            row.getString("moved_to"),
                            reading(row));
                })
                .list();
    }

    private static Fate fate(Visit visit) {
        return switch (visit) {
            case Visit.Read _ -> Fate.READ;
            case Visit.Gone _ -> Fate.GONE;
            case Visit.Moved _ -> Fate.MOVED;
            case Visit.Closed _ -> Fate.CLOSED;
            case Visit.Failed _ -> Fate.FAILED;
        };
    }

    private static Optional<Obstacle> obstacle(Visit visit) {
        return switch (visit) {
            case Visit.Closed(Obstacle obstacle, String _) -> Optional.of(obstacle);
            case Visit.Failed(Obstacle obstacle, Optional<Duration> _, String _) -> Optional.of(obstacle);
            case Visit.Read _, Visit.Gone _, Visit.Moved _ -> Optional.empty();
        };
    }

    private static Optional<String> detail(Visit visit) {
        return switch (visit) {
            case Visit.Gone(String detail) -> Optional.of(detail);
            case Visit.Closed(Obstacle _, String detail) -> Optional.of(detail);
            case Visit.Failed(Obstacle _, Optional<Duration> _, String detail) -> Optional.of(detail);
            case Visit.Read _, Visit.Moved _ -> Optional.empty();
        };
    }

    /** PostgreSQL's text cannot hold a NUL. */
    private static String text(String read) {
        return read.replace("\0", "");
    }

    private static PageReading reading(ResultSet row) throws SQLException {
        return new PageReading(
                Optional.ofNullable(row.getString("title")).orElse(""),
                split(row.getString("lines")),
                split(row.getString("links")));
    }

    private static List<String> split(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private static Queued queued(ResultSet row, int number) throws SQLException {
        return new Queued(row.getInt("id"), row.getString("url"), row.getInt("depth"), row.getInt("attempts"));
    }
}
