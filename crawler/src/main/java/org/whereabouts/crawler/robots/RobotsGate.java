package org.whereabouts.crawler.robots;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.robots.RobotsFetch.Outcome;
import org.whereabouts.crawler.robots.RobotsFile.AllowAll;
import org.whereabouts.crawler.robots.RobotsFile.DisallowAll;
import org.whereabouts.crawler.robots.RobotsFile.Rules;
import org.whereabouts.crawler.robots.RobotsStore.Kept;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.throttle.Admission;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Wish;

/**
 * Whether robots.txt lets us ask (RFC 9309). What a host said is kept in PostgreSQL for a day, by scheme, host and port, so
 * that all processes ask for it once; what it could not say is asked again after a few minutes, and forbids until then. RFC
 * 9309, section 2.3.1.4, would let us take a file that cannot be had for 30 days as none, and section 2.4 use an old copy
 * meanwhile: we do neither.
 */
public final class RobotsGate {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNAVAILABLE_FOR = Duration.ofMinutes(5);

    private static final int IN_MEMORY = 1_000;
    private static final Duration IN_MEMORY_FOR = Duration.ofMinutes(1);

    private final RobotsStore store;
    private final RobotsFetch robots;
    private final InstantSource clock;
    /** Rules as parsed, to spare each request the reading; the database has the last word, a minute later at the latest. */
    private final Cache<String, Kept> parsed = Caffeine.newBuilder()
            .maximumSize(IN_MEMORY)
            .expireAfterWrite(IN_MEMORY_FOR)
            .build();

    public RobotsGate(
            JdbcClient database, Fetcher fetcher, HostThrottle throttle, CrawlMonitor monitor, InstantSource clock) {
        this.store = new RobotsStore(database);
        this.robots = new RobotsFetch(fetcher, throttle, monitor, clock);
        this.clock = clock;
    }

    /**
     * The verdict on one URL. Asking for robots.txt itself waits for its turn as every request does.
     *
     * @param page the wish to ask for that URL; robots.txt is asked for on the same terms
     * @param deadline by when the whole answer is of use
     */
    public RobotsVerdict check(Wish page, Instant deadline) throws InterruptedException {
        URI url = page.url();
        Politeness site = page.site();
        URI file = url.resolve("/robots.txt");
        Optional<Kept> kept = kept(file);
        if (kept.isPresent()) {
            return verdict(kept.get(), url, site);
        }
        Outcome outcome = robots.fetch(page.to(file), deadline, () -> kept(file).isPresent(), said -> keep(file, said));
        return switch (outcome) {
            case Outcome.Said(RobotsFile said) -> verdict(new Kept(said, keptUntil(said)), url, site);
            case Outcome.KnownByNow() -> check(page, deadline);
            case Outcome.NotAsked(Admission.Denied denied) -> new RobotsVerdict.NotNow(denied);
        };
    }

    private Instant keptUntil(RobotsFile said) {
        return clock.instant().plus(said instanceof DisallowAll ? UNAVAILABLE_FOR : KEPT);
    }

    private static RobotsVerdict verdict(Kept kept, URI url, Politeness site) {
        return switch (kept.file()) {
            case AllowAll() -> new RobotsVerdict.Allowed(Optional.empty());
            case Rules rules -> judge(rules, url, site);
            case DisallowAll(String why) -> new RobotsVerdict.Deferred(kept.expiresAt(), why);
        };
    }

    private static RobotsVerdict judge(Rules rules, URI url, Politeness site) {
        Optional<Duration> tooLong = RobotsFile.crawlDelay(rules)
                .filter(delay ->
                        delay.compareTo(RobotsFile.LONGEST_CRAWL_DELAY) > 0 && delay.compareTo(site.delay()) > 0);
        return tooLong.<RobotsVerdict>map(RobotsVerdict.CrawlDelayTooLong::new)
                .orElseGet(() -> RobotsFile.judge(rules, url));
    }

    private Optional<Kept> kept(URI file) {
        Instant now = clock.instant();
        Kept remembered = parsed.getIfPresent(RobotsStore.origin(file));
        if (remembered != null && remembered.expiresAt().isAfter(now)) {
            return Optional.of(remembered);
        }
        Optional<Kept> kept = store.get(file, now);
        kept.ifPresent(known -> remember(file, known));
        return kept;
    }

    private void keep(URI file, RobotsFile said) {
        Kept fresh = new Kept(said, keptUntil(said));
        store.put(file, fresh, clock.instant());
        remember(file, fresh);
    }

    /** What forbids for a few minutes only is not remembered beside the database: there is nothing to be spared. */
    private void remember(URI file, Kept known) {
        if (!(known.file() instanceof DisallowAll)) {
            parsed.put(RobotsStore.origin(file), known);
        }
    }
}
