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
import org.whereabouts.crawler.fetch.WebAddress;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.robots.RobotsVerdict;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;

/**
 * Asks one page the way a site may expect it: allowed by robots.txt, in a slot reserved for us, under one honest name. Every
 * redirect is a request like any other, and leads nowhere but to the site's own host.
 */
public final class PoliteClient {

    private static final int MAX_REDIRECTS = 5;

    private final Fetcher fetcher;
    private final HostThrottle throttle;
    private final RobotsGate robots;
    private final Pause pause;
    private final CrawlMonitor monitor;
    private final InstantSource clock;

    public PoliteClient(
            Fetcher fetcher,
            HostThrottle throttle,
            RobotsGate robots,
            Pause pause,
            CrawlMonitor monitor,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.throttle = throttle;
        this.robots = robots;
        this.pause = pause;
        this.monitor = monitor;
        this.clock = clock;
    }

    /** The same client, which tells {@code also} what it tells its own monitor. */
    public PoliteClient watchedBy(CrawlMonitor also) {
        return new PoliteClient(fetcher, throttle, robots, pause, monitor.and(also), clock);
    }

    /** The site's answer, after redirects, or why there is none in time. */
    public Asked ask(Ask ask) throws InterruptedException {
        Politeness site = ask.site();
        URI url = site.origin();
        String reference = ask.request().path();
        PageRequest next = ask.request();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Optional<URI> target = WebAddress.resolve(url, reference);
            if (target.isEmpty()) {
                return refused(Obstacle.FORBIDDEN_ADDRESS, url.getHost() + " led to something that is no web address");
            }
            url = target.get();
            if (!WebAddress.sameOrigin(url, site.origin())) {
                return refused(Obstacle.FORBIDDEN_ADDRESS, "led to " + url.getScheme() + "://" + url.getHost());
            }
            Asked asked = askOnce(ask, url, next);
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
        return refused(Obstacle.ENDLESS, "more than " + MAX_REDIRECTS + " redirects");
    }

    private Asked askOnce(Ask ask, URI url, PageRequest request) throws InterruptedException {
        Politeness site = ask.site();
        Duration gap;
        switch (robots.check(url, site.delay(), ask.latest())) {
            case RobotsVerdict.Disallowed(String rule) -> {
                return refused(Obstacle.ROBOTS_DISALLOWED, rule);
            }
            case RobotsVerdict.Deferred(Instant until, String why) -> {
                Duration wait = Duration.between(clock.instant(), until);
                return new Asked.Refused(Obstacle.ROBOTS_UNAVAILABLE, Optional.of(wait), url.getHost() + ": " + why);
            }
            case RobotsVerdict.Allowed(Optional<Duration> crawlDelay) ->
                gap = crawlDelay
                        .filter(delay -> delay.compareTo(site.delay()) > 0)
                        .orElse(site.delay());
        }
        Instant wanted = clock.instant();
        Optional<Instant> slot = throttle.reserve(url, gap, ask.latest());
        if (slot.isEmpty()) {
            return refused(Obstacle.NO_SLOT, url.getHost() + " has no free slot in time");
        }
        pause.until(slot.get());
        Instant sent = clock.instant();
        monitor.waited(site.id(), Duration.between(wanted, sent));
        FetchResult result =
                fetcher.fetch(url, request, ask.cookies(), ask.validators(), Duration.between(sent, ask.latest()));
        return switch (result) {
            case FetchResult.Answered(Answer answer) -> {
                monitor.answered(
                        site.id(),
                        answer.status(),
                        answer.body().length(),
                        Duration.between(sent, answer.receivedAt()));
                yield new Asked.Answered(answer);
            }
            case FetchResult.Failed(Fault fault, String detail) -> {
                monitor.unanswered(site.id(), obstacle(fault).name());
                yield refused(obstacle(fault), detail);
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
            case CONNECTION -> Obstacle.UNREACHABLE;
            case FORBIDDEN_ADDRESS -> Obstacle.FORBIDDEN_ADDRESS;
            case TOO_LARGE -> Obstacle.TOO_LARGE;
            case BROKEN_ENCODING -> Obstacle.GARBLED;
        };
    }

    private static Asked refused(Obstacle obstacle, String detail) {
        return new Asked.Refused(obstacle, Optional.empty(), detail);
    }
}
