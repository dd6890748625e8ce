package org.whereabouts.crawler.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Intake;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.polite.Ask;
import org.whereabouts.crawler.polite.Asked;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.spool.Spool;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.StatusReading;
import org.whereabouts.crawler.throttle.GoAhead;
import org.whereabouts.crawler.throttle.Priority;

/**
 * Tries a source: asks what a sweep would ask first, a few requests of it, through the host throttle, robots.txt, window and
 * budget like everybody, and keeps nothing: no capture, no frontier, no person. It ends at the first answer that a sweep could
 * not go on with, because a site that does not answer as expected is not asked on.
 */
public final class TrialRunner {

    /** Most requests of one trial: enough for a landing page, a list, its next page and a few details. */
    public static final int MOST_REQUESTS = 20;

    /** A host whose next slot is later than this is busy with something else; so says the trial. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final PoliteClient client;
    private final CrawlMonitor monitor;
    private final InstantSource clock;
    private final Path spools;

    /**
     * A runner.
     *
     * @param spools where a file lies while it is read
     */
    public TrialRunner(PoliteClient client, CrawlMonitor monitor, InstantSource clock, Path spools) {
        this.spools = spools;
        this.client = client;
        this.monitor = monitor;
        this.clock = clock;
    }

    /**
     * The searches that a trial begins with: one look-up where a key is given, else the sweep's own; a source that lists
     * nobody is asked about its profile's made-up number.
     *
     * @throws NothingToTryException when the source cannot be asked by such a key
     */
    public static List<Search> searches(Source source, Optional<LookupKey> key) {
        SourceProfile profile = source.profile();
        boolean lists = profile.listing() != SourceProfile.Listing.SEARCH_ONLY;
        if (key.isEmpty() && lists) {
            return source.sweep().limit(MOST_REQUESTS).toList();
        }
        LookupKey asked =
                key.orElseGet(() -> new LookupKey.ByNumber(profile.number().example()));
        PageRequest first = source.lookup(asked)
                .orElseThrow(() -> new NothingToTryException(profile.id() + " cannot be asked by "
                        + (asked instanceof LookupKey.ByNumber ? "number" : "name")
                        + (lists ? "; leave the key out to try its sweep" : "")));
        return List.of(Search.of(asked, first));
    }

    /** A sweep's pages keep to the sweep's hours and give way to everybody; somebody waits for a look-up. */
    public static Priority priority(Optional<LookupKey> key, SourceProfile profile) {
        return key.isPresent() || profile.listing() == SourceProfile.Listing.SEARCH_ONLY
                ? Priority.LIVE_LOOKUP
                : Priority.SWEEP;
    }

    /**
     * Asks, one request after the other.
     *
     * @param limit most requests, 1 to {@link #MOST_REQUESTS}; a redirect counts, and only those of the last go beyond
     * @param wanted whether the source may still be asked; looked at before each request, and after each wait for a turn
     * @param told each step as it is done
     * @return why it ended
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public TrialEnd run(
            Source source,
            List<Search> searches,
            Priority priority,
            int limit,
            BooleanSupplier wanted,
            Consumer<TrialStep> told)
            throws InterruptedException {
        if (limit < 1 || limit > MOST_REQUESTS) {
            throw new IllegalArgumentException("a trial asks 1 to " + MOST_REQUESTS + " requests, not " + limit);
        }
        Walk walk = new Walk(source, searches, priority, wanted);
        try {
            return walk.run(limit, told);
        } catch (InterruptedException e) {
            if (!walk.unwanted) {
                throw e;
            }
            return TrialEnd.WITHDRAWN;
        }
    }

    private final class Walk {

        private final Source source;
        private final Priority priority;
        private final GoAhead goAhead;
        private final Stopwatch stopwatch = new Stopwatch();
        private final PoliteClient watched = client.watchedBy(stopwatch);
        private final Deque<Search> ahead;
        private boolean unwanted;

        Walk(Source source, List<Search> searches, Priority priority, BooleanSupplier wanted) {
            this.source = source;
            this.priority = priority;
            this.goAhead = () -> {
                unwanted = !wanted.getAsBoolean();
                if (unwanted) {
                    throw new InterruptedException("the source is not to be asked any more");
                }
            };
            this.ahead = new ArrayDeque<>(searches);
        }

        TrialEnd run(int limit, Consumer<TrialStep> told) throws InterruptedException {
            int asked = 0;
            while (!ahead.isEmpty()) {
                Search search = ahead.remove();
                Cookies cookies = new Cookies();
                Deque<PageRequest> chain = new ArrayDeque<>(List.of(search.first()));
                // What a sweep asks again only to see that it is the same.
                Set<PageRequest> known = new HashSet<>();
                while (!chain.isEmpty()) {
                    PageRequest request = chain.remove();
                    if (!known.add(request)) {
                        continue;
                    }
                    if (stopwatch.answers() >= limit) {
                        return TrialEnd.LIMIT;
                    }
                    TrialStep step = ask(++asked, search, request, cookies);
                    told.accept(step);
                    if (!step.understood()) {
                        return TrialEnd.NOT_UNDERSTOOD;
                    }
                    follow(step, chain);
                }
            }
            return TrialEnd.ALL_ASKED;
        }

        private void follow(TrialStep step, Deque<PageRequest> chain) {
            if (step.finding() instanceof TrialStep.Finding.Read(PageOutcome outcome)) {
                switch (outcome) {
                    case PageOutcome.Continue(List<PageRequest> next) -> chain.addAll(next);
                    case PageOutcome.Roster roster -> chain.addAll(roster.next());
                    case PageOutcome.Leads leads -> {
                        // A trial wants to see somebody before the next page of the list.
                        leads.leads().stream()
                                .map(PageOutcome.Lead::detail)
                                .filter(Objects::nonNull)
                                .forEach(chain::add);
                        chain.addAll(leads.next());
                    }
                    case PageOutcome.TooMany tooMany -> addFirst(tooMany.split());
                    case PageOutcome.Bulk _,
                            PageOutcome.NoMatch _,
                            PageOutcome.Blocked _,
                            PageOutcome.RateLimited _,
                            PageOutcome.Maintenance _,
                            PageOutcome.LayoutChanged _ -> {}
                }
            }
        }

        /** What splits a search comes before the searches behind it: a trial wants to see people. */
        private void addFirst(List<Search> split) {
            split.reversed().forEach(ahead::addFirst);
        }

        private TrialStep ask(int number, Search search, PageRequest request, Cookies cookies)
                throws InterruptedException {
            goAhead.pass();
            stopwatch.reset();
            try (Spool spool = new Spool(spools)) {
                return ask(number, search, request, cookies, Intake.of(source.profile(), request, spool));
            }
        }

        private TrialStep ask(int number, Search search, PageRequest request, Cookies cookies, Intake intake)
                throws InterruptedException {
            Instant latest = clock.instant().plus(LONGEST_WAIT);
            Duration patience = intake instanceof Intake.Spooled ? FetchLimits.FILE : LONGEST_WAIT;
            Ask ask = new Ask(source.profile().politeness(request), request, cookies, priority, Validators.NONE, latest)
                    .answeredBy(latest.plus(patience))
                    .withGoAhead(goAhead)
                    .into(intake);
            return switch (watched.ask(ask)) {
                case Asked.Refused(Obstacle obstacle, Optional<Duration> _, String detail) ->
                    step(number, search, request, null, new TrialStep.Finding.Met(obstacle, detail));
                case Asked.Answered(Answer answer) -> {
                    TrialStep.Received received = new TrialStep.Received(
                            answer.status(), answer.body().length(), stopwatch.took(), answer.receivedAt());
                    yield step(number, search, request, received, find(request, answer));
                }
            };
        }

        private TrialStep step(
                int number,
                Search search,
                PageRequest request,
                TrialStep.@Nullable Received received,
                TrialStep.Finding finding) {
            return new TrialStep(number, search, request, stopwatch.waited(), received, finding);
        }

        private TrialStep.Finding find(PageRequest request, Answer answer) {
            if (!answer.isSuccess()) {
                Optional<BrokenOff> obstacle = StatusReading.obstacle(answer);
                if (obstacle.isPresent()) {
                    monitor.read(
                            source.profile().id(), obstacle.get().obstacle().name());
                    client.heed(
                            source.profile().politeness(request),
                            obstacle.get().obstacle(),
                            obstacle.get().retryAfter());
                    return new TrialStep.Finding.Met(
                            obstacle.get().obstacle(), obstacle.get().detail());
                }
            }
            Page page =
                    new Page(request, answer.header("content-type").orElse(null), answer.body(), answer.receivedAt());
            PageOutcome outcome = PageReader.read(source, page);
            monitor.read(source.profile().id(), outcome.getClass().getSimpleName());
            if (outcome instanceof PageOutcome.RateLimited(Optional<Duration> retryAfter, String _)) {
                client.heed(source.profile().politeness(request), Obstacle.RATE_LIMITED, retryAfter);
            } else if (outcome instanceof PageOutcome.Maintenance) {
                client.heed(source.profile().politeness(request), Obstacle.MAINTENANCE, Optional.empty());
            }
            return new TrialStep.Finding.Read(outcome);
        }
    }
}
