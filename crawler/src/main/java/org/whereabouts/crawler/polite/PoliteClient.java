package org.whereabouts.crawler.polite;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.FetchResult;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.LocalFiles;
import org.whereabouts.crawler.fetch.WebAddress;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.robots.RobotsVerdict;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.throttle.Admission;
import org.whereabouts.crawler.throttle.HostSign;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Turn;
import org.whereabouts.crawler.throttle.Wish;

/**
 * Asks one page the way a site may expect it: allowed by robots.txt, in a turn reserved for us, under one honest name. Every
 * redirect is a request like any other, and leads nowhere but to the site's own host. A host that fails or asks for peace is
 * left alone from then on, whoever asks: callers need not see to it.
 */
public final class PoliteClient {

    private static final int MAX_REDIRECTS = 5;

    private final Fetcher fetcher;
    private final HostThrottle throttle;
    private final RobotsGate robots;
    private final LocalFiles files;
    private final CrawlMonitor monitor;
    private final InstantSource clock;

    /** A client that reads no files of this machine. */
    public PoliteClient(
            Fetcher fetcher, HostThrottle throttle, RobotsGate robots, CrawlMonitor monitor, InstantSource clock) {
        this(fetcher, throttle, robots, LocalFiles.NONE, monitor, clock);
    }

    public PoliteClient(
            Fetcher fetcher,
            HostThrottle throttle,
            RobotsGate robots,
            LocalFiles files,
            CrawlMonitor monitor,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.files = files;
        this.throttle = throttle;
        this.robots = robots;
        this.monitor = monitor;
        this.clock = clock;
    }

    /** The same client, which tells {@code also} what it tells its own monitor. */
    public PoliteClient watchedBy(CrawlMonitor also) {
        return new PoliteClient(fetcher, throttle, robots, files, monitor.and(also), clock);
    }

    /** The site's answer, after redirects, or why there is none in time. A file of this machine has no host to be polite to. */
    public Asked ask(Ask ask) throws InterruptedException {
        Politeness site = ask.site();
        if (isLocal(site)) {
            Instant begun = clock.instant();
            return heard(
                    site, begun, files.read(site.origin().resolve(ask.request().path()), ask.intake()), false);
        }
        URI url = site.origin();
        String reference = ask.request().path();
        PageRequest next = ask.request();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Optional<URI> target = WebAddress.resolve(url, reference);
            if (target.isEmpty()) {
                return denied(
                        site, Obstacle.FORBIDDEN_ADDRESS, url.getHost() + " led to something that is no web address");
            }
            url = target.get();
            if (!WebAddress.sameOrigin(url, site.origin())) {
                return denied(site, Obstacle.FORBIDDEN_ADDRESS, "led to " + url.getScheme() + "://" + url.getHost());
            }
            Instant latest = hop == 0 ? ask.latest() : ask.deadline();
            Wish wish = new Wish(url, site, site.delay(), ask.priority(), latest, ask.goAhead());
            Asked asked = askOnce(ask, wish, next);
            if (!(asked instanceof Asked.Answered(Answer answer))) {
                return asked;
            }
            Optional<String> redirect = answer.redirect();
            if (redirect.isEmpty()) {
                return asked;
            }
            reference = redirect.get();
            next = afterRedirect(answer.status(), next);
        }
        return denied(site, Obstacle.ENDLESS, "more than " + MAX_REDIRECTS + " redirects");
    }

    /**
     * Leaves the site's host alone where an answer asks for it, by its status or by the words of its page: for as long as it says,
     * else for a back-off. To be called with every obstacle. Those that ask for no peace change nothing; what {@link #ask} heeded
     * already, a status of 429 or 503, is at most heeded for longer, and never brings a turn forward.
     */
    public void heed(Politeness site, Obstacle obstacle, Optional<Duration> retryAfter) {
        if (!isLocal(site) && (obstacle == Obstacle.RATE_LIMITED || obstacle == Obstacle.MAINTENANCE)) {
            throttle.backOff(site.origin(), site.delay(), retryAfter);
        }
    }

    private static boolean isLocal(Politeness site) {
        return "file".equals(site.origin().getScheme());
    }

    private Asked askOnce(Ask ask, Wish wish, PageRequest request) throws InterruptedException {
        Politeness site = ask.site();
        return switch (robots.check(wish, ask.deadline())) {
            case RobotsVerdict.Allowed(Optional<Duration> crawlDelay) -> {
                Duration gap = crawlDelay
                        .filter(delay -> delay.compareTo(site.delay()) > 0)
                        .orElse(site.delay());
                yield inTurn(ask, wish.withGap(gap), request);
            }
            case RobotsVerdict.Disallowed(String rule) -> denied(site, Obstacle.ROBOTS_DISALLOWED, rule);
            case RobotsVerdict.CrawlDelayTooLong(Duration delay) ->
                denied(
                        site,
                        Obstacle.CRAWL_DELAY_TOO_LONG,
                        wish.url().getHost() + " wishes for " + delay.toSeconds() + " s between requests");
            case RobotsVerdict.Deferred(Instant until, String why) -> {
                Duration wait = Duration.between(clock.instant(), until);
                yield denied(site, new Asked.Refused(Obstacle.ROBOTS_UNAVAILABLE, Optional.of(wait), why));
            }
            case RobotsVerdict.NotNow(Admission.Denied denied) -> denied(site, denied);
        };
    }

    private Asked inTurn(Ask ask, Wish wish, PageRequest request) throws InterruptedException {
        Politeness site = ask.site();
        Instant wanted = clock.instant();
        switch (throttle.acquire(wish)) {
            case Admission.Denied denied -> {
                return denied(site, denied);
            }
            case Admission.Granted(Turn turn) -> {
                try (turn) {
                    Instant sent = clock.instant();
                    monitor.waited(site.id(), Duration.between(wanted, sent));
                    FetchResult result = fetcher.fetch(
                            wish.url(),
                            request,
                            ask.cookies(),
                            ask.validators(),
                            Duration.between(sent, ask.deadline()),
                            ask.intake());
                    boolean impatient = !clock.instant().isBefore(ask.deadline());
                    turn.ended(HostSign.of(result, impatient));
                    return heard(site, sent, result, impatient);
                }
            }
        }
    }

    /** Whoever had no time left has waited in vain, but the host is not to blame: no attempt is lost. */
    private Asked heard(Politeness site, Instant sent, FetchResult result, boolean impatient) {
        return switch (result) {
            case FetchResult.Answered(Answer answer) -> {
                Duration took = Duration.between(sent, answer.receivedAt());
                monitor.answered(site.id(), answer.status(), answer.body().length(), took);
                yield new Asked.Answered(answer);
            }
            case FetchResult.Failed(Fault fault, String detail) -> {
                boolean ownTime = impatient && fault == Fault.TIMEOUT;
                Obstacle obstacle = ownTime ? Obstacle.OUT_OF_TIME : obstacle(fault);
                monitor.unanswered(site.id(), obstacle.name());
                yield new Asked.Refused(obstacle, ownTime ? Optional.of(site.delay()) : Optional.empty(), detail);
            }
        };
    }

    /** 307 and 308 repeat the request; after the others browsers go on with a GET (RFC 9110, section 15.4). */
    private static PageRequest afterRedirect(int status, PageRequest request) {
        return status == 307 || status == 308 ? request : PageRequest.get(request.kind(), request.path());
    }

    private static Obstacle obstacle(Fault fault) {
        return switch (fault) {
            case TIMEOUT -> Obstacle.TIMEOUT;
            case CONNECTION, UNRESOLVED -> Obstacle.UNREACHABLE;
            case FORBIDDEN_ADDRESS -> Obstacle.FORBIDDEN_ADDRESS;
            case UNTRUSTED -> Obstacle.UNTRUSTED;
            case TOO_LARGE -> Obstacle.TOO_LARGE;
            case TRUNCATED, MALFORMED, UNKNOWN_ENCODING, BROKEN_ENCODING -> Obstacle.GARBLED;
        };
    }

    private Asked denied(Politeness site, Admission.Denied denied) {
        Obstacle obstacle = switch (denied.why()) {
            case NO_SLOT -> Obstacle.NO_SLOT;
            case CIRCUIT_OPEN -> Obstacle.CIRCUIT_OPEN;
            case BUDGET_SPENT -> Obstacle.BUDGET_SPENT;
            case OUTSIDE_WINDOW -> Obstacle.OUTSIDE_WINDOW;
        };
        return denied(site, new Asked.Refused(obstacle, Optional.of(denied.retryAfter()), denied.detail()));
    }

    private Asked denied(Politeness site, Obstacle obstacle, String detail) {
        return denied(site, new Asked.Refused(obstacle, Optional.empty(), detail));
    }

    private Asked denied(Politeness site, Asked.Refused unasked) {
        monitor.denied(site.id(), unasked.obstacle().name());
        return unasked;
    }
}
