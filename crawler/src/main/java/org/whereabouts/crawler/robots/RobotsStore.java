package org.whereabouts.crawler.robots;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.robots.RobotsFile.AllowAll;
import org.whereabouts.crawler.robots.RobotsFile.DisallowAll;
import org.whereabouts.crawler.robots.RobotsFile.Rules;
import org.whereabouts.crawler.source.PageBody;

/** What hosts said in robots.txt, in PostgreSQL, so that all processes ask for it once. */
final class RobotsStore {

    private final JdbcClient database;

    RobotsStore(JdbcClient database) {
        this.database = database;
    }

    /** What is known of one origin, and until when. */
    record Kept(RobotsFile file, Instant expiresAt) {}

    /**
     * What is known and has not expired.
     *
     * @param file the address of robots.txt
     */
    Optional<Kept> get(URI file, Instant now) {
        return database.sql(
                        "SELECT verdict, body, why, expires_at FROM crawler.robots WHERE origin = :origin AND expires_at > :now")
                .param("origin", origin(file))
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Kept(
                        switch (row.getString("verdict")) {
                            case "RULES" -> RobotsFile.rules(file, PageBody.of(row.getBytes("body")));
                            case "ALLOW_ALL" -> new AllowAll();
                            default -> new DisallowAll(row.getString("why"));
                        },
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    void put(URI file, Kept kept, Instant now) {
        String verdict = switch (kept.file()) {
            case Rules _ -> "RULES";
            case AllowAll _ -> "ALLOW_ALL";
            case DisallowAll _ -> "DISALLOW_ALL";
        };
        database.sql("""
                INSERT INTO crawler.robots (origin, fetched_at, expires_at, verdict, body, why)
                VALUES (:origin, :now, :until, :verdict, :body, :why)
                ON CONFLICT (origin) DO UPDATE
                   SET fetched_at = excluded.fetched_at, expires_at = excluded.expires_at,
                       verdict = excluded.verdict, body = excluded.body, why = excluded.why
                """)
                .param("origin", origin(file))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(kept.expiresAt()))
                .param("verdict", verdict)
                .param("body", kept.file() instanceof Rules rules ? rules.body().bytes() : null)
                .param("why", kept.file() instanceof DisallowAll(String why) ? why : null)
                .update();
    }

    /** RFC 9309, section 2.3: the rules hold for one scheme, host and port. */
    static String origin(URI file) {
        return (file.getScheme() + "://" + file.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
