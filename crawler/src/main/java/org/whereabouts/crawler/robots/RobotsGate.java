package org.whereabouts.crawler.robots;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchResult;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.fetch.WebAddress;
import org.whereabouts.crawler.robots.RobotsFile.AllowAll;
import org.whereabouts.crawler.robots.RobotsFile.DisallowAll;
import org.whereabouts.crawler.robots.RobotsFile.Rules;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;

/**
 * Whether robots.txt lets us ask (RFC 9309). What a host said is kept in PostgreSQL for a day, by scheme, host and port, so
 * that all processes ask for it once; what it could not say is asked again after a few minutes, and forbids until then.
 */
public final class RobotsGate {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNAVAILABLE_FOR = Duration.ofMinutes(5);
    /** RFC 9309, section 2.3.1.2: at least five consecutive redirects are followed. */
    private static final int MAX_REDIRECTS = 5;

    private final JdbcClient database;
    private final Fetcher fetcher;
    private final HostThrottle throttle;
    private final Pause pause;
    private final InstantSource clock;

    public RobotsGate(JdbcClient database, Fetcher fetcher, HostThrottle throttle, Pause pause, InstantSource clock) {
        this.database = database;
        this.fetcher = fetcher;
        this.throttle = throttle;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * The verdict on one URL.
     *
     * @param gap the least time between two requests to the host
     * @param latest by when the answer is of use
     */
    public RobotsVerdict check(URI url, Duration gap, Instant latest) throws InterruptedException {
        URI file = url.resolve("/robots.txt");
        Optional<Kept> kept = kept(file);
        if (kept.isPresent()) {
            return verdict(kept.get(), url);
        }
        Optional<RobotsFile> said = fetch(file, gap, latest);
        boolean outOfTime = !clock.instant().isBefore(latest);
        if (said.isEmpty() || (said.get() instanceof DisallowAll && outOfTime)) {
            // That the caller had no time left says nothing about the host, so it is kept for nobody.
            return new RobotsVerdict.Deferred(latest, "no time left to ask for robots.txt");
        }
        Duration keptFor = said.get() instanceof DisallowAll ? UNAVAILABLE_FOR : KEPT;
        Kept fresh = new Kept(said.get(), clock.instant().plus(keptFor));
        keep(file, fresh);
        return verdict(fresh, url);
    }

    private static RobotsVerdict verdict(Kept kept, URI url) {
        return switch (kept.file()) {
            case AllowAll() -> new RobotsVerdict.Allowed(Optional.empty());
            case Rules rules -> RobotsFile.judge(rules, url);
            case DisallowAll(String why) -> new RobotsVerdict.Deferred(kept.expiresAt(), why);
        };
    }

    /** What the host says; empty when no slot is free in time to ask it. */
    private Optional<RobotsFile> fetch(URI file, Duration gap, Instant latest) throws InterruptedException {
        URI url = file;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Optional<Instant> slot = throttle.reserve(url, gap, latest);
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            pause.until(slot.get());
            FetchResult result = fetcher.fetch(
                    url,
                    PageRequest.get("robots", url.getRawPath()),
                    new Cookies(),
                    Validators.NONE,
                    Duration.between(clock.instant(), latest));
            switch (result) {
                case FetchResult.Failed failed -> {
                    return Optional.of(new DisallowAll("robots.txt: " + failed.detail()));
                }
                case FetchResult.Answered(Answer answer) -> {
                    Optional<String> redirect = answer.redirect();
                    if (redirect.isEmpty()) {
                        return Optional.of(RobotsFile.of(answer.status(), answer.body()));
                    }
                    Optional<URI> target = WebAddress.resolve(url, redirect.get());
                    if (target.isEmpty()) {
                        return Optional.of(new DisallowAll("robots.txt led to something that is no web address"));
                    }
                    url = target.get();
                }
            }
        }
        // RFC 9309, section 2.3.1.2: past five redirects the file counts as unavailable, that is, as a 4xx.
        return Optional.of(new AllowAll());
    }

    private Optional<Kept> kept(URI file) {
        return database.sql(
                        "SELECT verdict, body, expires_at FROM crawler.robots WHERE origin = :origin AND expires_at > :now")
                .param("origin", origin(file))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Kept(
                        switch (row.getString("verdict")) {
                            case "RULES" -> new Rules(PageBody.of(row.getBytes("body")));
                            case "ALLOW_ALL" -> new AllowAll();
                            default -> new DisallowAll("robots.txt could not be had");
                        },
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    private void keep(URI file, Kept kept) {
        String verdict = switch (kept.file()) {
            case Rules _ -> "RULES";
            case AllowAll _ -> "ALLOW_ALL";
            case DisallowAll _ -> "DISALLOW_ALL";
        };
        database.sql("""
                INSERT INTO crawler.robots (origin, fetched_at, expires_at, verdict, body)
                VALUES (:origin, :now, :until, :verdict, :body)
                ON CONFLICT (origin) DO UPDATE
                   SET fetched_at = excluded.fetched_at, expires_at = excluded.expires_at,
                       verdict = excluded.verdict, body = excluded.body
                """)
                .param("origin", origin(file))
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(kept.expiresAt()))
                .param("verdict", verdict)
                .param("body", kept.file() instanceof Rules(PageBody body) ? body.bytes() : null)
                .update();
    }

    /** RFC 9309, section 2.3: the rules hold for one scheme, host and port. */
    private static String origin(URI file) {
        return (file.getScheme() + "://" + file.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private record Kept(RobotsFile file, Instant expiresAt) {}
}
