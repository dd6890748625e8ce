package org.whereabouts.crawler.sweep;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchResult;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.WebAddress;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.robots.RobotsVerdict;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;

/**
 * Asks one page the way a site may expect it: allowed by robots.txt, in a slot reserved for us, under one honest name. Every
 * redirect is a request like any other, and leads nowhere but to the source's own host.
 */
public final class PoliteClient {

    private static final int MAX_REDIRECTS = 5;

    private final Fetcher fetcher;
    private final HostThrottle throttle;
    private final RobotsGate robots;
    private final Pause pause;
    private final InstantSource clock;

    public PoliteClient(Fetcher fetcher, HostThrottle throttle, RobotsGate robots, Pause pause, InstantSource clock) {
        this.fetcher = fetcher;
        this.throttle = throttle;
        this.robots = robots;
        this.pause = pause;
        this.clock = clock;
    }

    /** The site's answer, after redirects, or why there is none by {@code latest}. */
    Asked ask(SourceProfile source, PageRequest request, Cookies cookies, Instant latest) throws InterruptedException {
        URI url = source.baseUrl();
        String reference = request.path();
        PageRequest next = request;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Optional<URI> target = WebAddress.resolve(url, reference);
            if (target.isEmpty()) {
                return refused(Obstacle.FORBIDDEN_ADDRESS, url.getHost() + " led to something that is no web address");
            }
            url = target.get();
            if (!WebAddress.sameOrigin(url, source.baseUrl())) {
                return refused(Obstacle.FORBIDDEN_ADDRESS, "led to " + url.getScheme() + "://" + url.getHost());
            }
            Asked asked = askOnce(source, url, next, cookies, latest);
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

    private Asked askOnce(SourceProfile source, URI url, PageRequest request, Cookies cookies, Instant latest)
            throws InterruptedException {
        Duration gap;
        switch (robots.check(url, source.delay(), latest)) {
            case RobotsVerdict.Disallowed(String rule) -> {
                return refused(Obstacle.ROBOTS_DISALLOWED, rule);
            }
            case RobotsVerdict.Deferred(Instant until, String why) -> {
                Duration wait = Duration.between(clock.instant(), until);
                return new Asked.Refused(
                        new BrokenOff(Obstacle.ROBOTS_UNAVAILABLE, Optional.of(wait), url.getHost() + ": " + why));
            }
            case RobotsVerdict.Allowed(Optional<Duration> crawlDelay) ->
                gap = crawlDelay
                        .filter(delay -> delay.compareTo(source.delay()) > 0)
                        .orElse(source.delay());
        }
        Optional<Instant> slot = throttle.reserve(url, gap, latest);
        if (slot.isEmpty()) {
            return refused(Obstacle.NO_SLOT, url.getHost() + " has no free slot in time");
        }
        pause.until(slot.get());
        return switch (fetcher.fetch(url, request, cookies, Duration.between(clock.instant(), latest))) {
            case FetchResult.Answered(Answer answer) -> new Asked.Answered(answer);
            case FetchResult.Failed(Fault fault, String detail) -> refused(obstacle(fault), detail);
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
            case TOO_LARGE, BROKEN_ENCODING -> Obstacle.UNREADABLE;
        };
    }

    private static Asked refused(Obstacle obstacle, String detail) {
        return new Asked.Refused(new BrokenOff(obstacle, Optional.empty(), detail));
    }
}
