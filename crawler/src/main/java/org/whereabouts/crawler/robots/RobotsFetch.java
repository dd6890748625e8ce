package org.whereabouts.crawler.robots;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchResult;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.fetch.WebAddress;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.robots.RobotsFile.AllowAll;
import org.whereabouts.crawler.robots.RobotsFile.DisallowAll;
import org.whereabouts.crawler.robots.RobotsFile.Rules;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.throttle.Admission;
import org.whereabouts.crawler.throttle.Admission.Denial;
import org.whereabouts.crawler.throttle.HostSign;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Turn;
import org.whereabouts.crawler.throttle.Wish;

/** Asks a host for robots.txt, each request in its turn, and follows where it leads: to other hosts too, as the RFC has it. */
final class RobotsFetch {

    /** RFC 9309, section 2.3.1.2: at least five consecutive redirects are followed. */
    private static final int MAX_REDIRECTS = 5;

    private final Fetcher fetcher;
    private final HostThrottle throttle;
    private final CrawlMonitor monitor;
    private final InstantSource clock;

    RobotsFetch(Fetcher fetcher, HostThrottle throttle, CrawlMonitor monitor, InstantSource clock) {
        this.fetcher = fetcher;
        this.throttle = throttle;
        this.monitor = monitor;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The host said this. */
        record Said(RobotsFile file) implements Outcome {}

        /** Somebody else has asked while we waited for our turn. */
        record KnownByNow() implements Outcome {}

        /** There was no turn, or no time. */
        record NotAsked(Admission.Denied denied) implements Outcome {}
    }

    /**
     * Asks.
     *
     * @param wish to ask for the file; {@link Wish#latest()} bounds the wait for the first turn alone
     * @param deadline by when the whole answer is of use
     * @param known whether somebody else has learnt it; asked again when our turn has come
     * @param keep told what the host said before anybody else may ask it
     */
    Outcome fetch(Wish wish, Instant deadline, BooleanSupplier known, Consumer<RobotsFile> keep)
            throws InterruptedException {
        URI file = wish.url();
        URI url = file;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Instant wanted = clock.instant();
            switch (throttle.acquire(hop == 0 ? wish : wish.to(url).by(deadline))) {
                case Admission.Denied denied -> {
                    return new Outcome.NotAsked(denied);
                }
                case Admission.Granted(Turn turn) -> {
                    Optional<URI> next;
                    try (turn) {
                        if (known.getAsBoolean()) {
                            return new Outcome.KnownByNow();
                        }
                        Instant sent = clock.instant();
                        FetchResult result = ask(url, Duration.between(sent, deadline));
                        boolean impatient = !clock.instant().isBefore(deadline);
                        tell(wish.site().id(), wanted, sent, result);
                        Outcome outcome = read(file, result, impatient, wish.site());
                        next = redirect(url, result).filter(to -> mayBeAsked(file, to));
                        if (next.isEmpty()) {
                            settle(file, outcome, keep);
                        }
                        turn.ended(HostSign.of(result, impatient));
                        if (next.isEmpty()) {
                            return outcome;
                        }
                    }
                    url = next.get();
                }
            }
        }
        // RFC 9309, section 2.3.1.2: past five redirects the file counts as unavailable, that is, as a 4xx.
        RobotsFile none = new AllowAll();
        keep.accept(none);
        return new Outcome.Said(none);
    }

    private FetchResult ask(URI url, Duration within) throws InterruptedException {
        PageRequest request = PageRequest.get("robots", url.getRawPath());
        return fetcher.fetch(url, request, new Cookies(), Validators.NONE, within);
    }

    private void tell(SourceId source, Instant wanted, Instant sent, FetchResult result) {
        monitor.waited(source, Duration.between(wanted, sent));
        switch (result) {
            case FetchResult.Answered(Answer answer) ->
                monitor.answered(
                        source, answer.status(), answer.body().length(), Duration.between(sent, answer.receivedAt()));
            case FetchResult.Failed _ -> monitor.unanswered(source, "ROBOTS_UNAVAILABLE");
        }
    }

    /** What a host says may lead to another, but not to whatever else listens there. */
    private boolean mayBeAsked(URI file, URI to) {
        return WebAddress.sameOrigin(file, to)
                || fetcher.addresses().allowsPort(WebAddress.port(to), WebAddress.port(file));
    }

    private static Outcome read(URI file, FetchResult result, boolean impatient, Politeness site) {
        return switch (result) {
            case FetchResult.Failed(Fault fault, String _)
            when fault == Fault.TIMEOUT && impatient ->
                // That the caller had no time left says nothing about the host, so it is kept for nobody.
                new Outcome.NotAsked(new Admission.Denied(
                        Denial.NO_SLOT, site.delay(), "no time left to ask " + file.getHost() + " for robots.txt"));
            case FetchResult.Failed failed -> new Outcome.Said(new DisallowAll(failed.detail()));
            case FetchResult.Answered(Answer answer)
            when answer.redirect().isPresent() ->
                new Outcome.Said(
                        new DisallowAll(file.getHost() + "/robots.txt led to something that may not be asked for it"));
            case FetchResult.Answered(Answer answer) ->
                new Outcome.Said(RobotsFile.of(file, answer.status(), answer.body()));
        };
    }

    private static Optional<URI> redirect(URI url, FetchResult result) {
        return result instanceof FetchResult.Answered(Answer answer)
                ? answer.redirect().flatMap(reference -> WebAddress.resolve(url, reference))
                : Optional.empty();
    }

    private void settle(URI file, Outcome outcome, Consumer<RobotsFile> keep) {
        if (outcome instanceof Outcome.Said(RobotsFile said)) {
            keep.accept(said);
            // The gap after robots.txt is already the one that it wishes for.
            if (said instanceof Rules rules) {
                RobotsFile.crawlDelay(rules)
                        .filter(delay -> delay.compareTo(RobotsFile.LONGEST_CRAWL_DELAY) <= 0)
                        .ifPresent(delay -> throttle.postpone(file, delay));
            }
        }
    }
}
