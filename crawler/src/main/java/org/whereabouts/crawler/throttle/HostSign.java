package org.whereabouts.crawler.throttle;

import java.time.Duration;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.FetchResult;

/** What the outcome of one request says about its host as a whole, whoever asked and for whatever. */
public sealed interface HostSign {

    /** The host does its work. */
    record Well() implements HostSign {}

    /**
     * The host is overloaded, broken or cannot be reached.
     *
     * @param retryAfter how long it asks to be left alone, where it says so
     */
    record Failing(Optional<Duration> retryAfter) implements HostSign {}

    /** Nothing can be said: no request was sent, our own name service failed, or we had no time to wait for the answer. */
    record Unknown() implements HostSign {}

    /**
     * Reads the sign. 429 and 5xx, time-outs, broken and untrusted connections are failures; every other answer, a refusal
     * included, is that of a host that works. {@code Retry-After} counts on 429 and 503 (RFC 6585, section 4; RFC 9110, section 15.6.4).
     *
     * @param impatient whether the asker's own deadline ended the wait: then silence says nothing
     */
    static HostSign of(FetchResult result, boolean impatient) {
        return switch (result) {
            case FetchResult.Answered(Answer answer) -> of(answer);
            case FetchResult.Failed failed ->
                switch (failed.fault()) {
                    case TIMEOUT -> impatient ? new Unknown() : new Failing(Optional.empty());
                    case CONNECTION, UNTRUSTED, TRUNCATED -> new Failing(Optional.empty());
                    case TOO_LARGE, MALFORMED, UNKNOWN_ENCODING, BROKEN_ENCODING -> new Well();
                    case FORBIDDEN_ADDRESS, UNRESOLVED -> new Unknown();
                };
        };
    }

    private static HostSign of(Answer answer) {
        if (answer.status() == 429 || answer.status() == 503) {
            return new Failing(RetryAfter.of(answer));
        }
        return answer.status() >= 500 ? new Failing(Optional.empty()) : new Well();
    }
}
