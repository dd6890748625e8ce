package org.whereabouts.crawler.sweep;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.EarlierPage;
import org.whereabouts.crawler.capture.UnchangedPage;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Intake;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.polite.Ask;
import org.whereabouts.crawler.polite.Asked;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.spool.Spool;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.throttle.Priority;

/** Runs the chain of one search: asks, keeps the answer, lets the source read it, and asks on. */
public final class SearchRunner {

    /**
     * Pages on the way and of the list; no known search needs more, and a site that links in circles ends here. The people of a list
     * are as many as they are, and each is asked about once.
     */
    private static final int MOST_OF_LISTS = 5_000;

    /** RFC 9110, section 15.4.5. */
    private static final int NOT_MODIFIED = 304;

    /**
     * How long a chain waits for its first slot. Where the host is not free for longer, the search is better put back than a
     * thread kept waiting; a chain that has begun waits on, or the pages it has would be asked again.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PoliteClient client;
    private final CaptureStore captures;
    private final CrawlMonitor monitor;
    private final InstantSource clock;

    public SearchRunner(PoliteClient client, CaptureStore captures, CrawlMonitor monitor, InstantSource clock) {
        this.client = client;
        this.captures = captures;
        this.monitor = monitor;
        this.clock = clock;
    }

    /**
     * Runs the search to its end or to the first obstacle, for one person. Pages are written as they come and left for the caller
     * to index.
     *
     * @param within how long the whole search may take
     * @throws InterruptedException when the waiting thread is interrupted; nothing is indexed then
     */
    public SearchResult run(Source source, Search search, Priority priority, Duration within)
            throws InterruptedException {
        SearchCourse course = new SearchCourse(search, KnownDetails.NONE, false);
        return new Chain(source, search, course, priority, clock.instant().plus(within), () -> {}).walk();
    }

    /** Runs a search of a sweep, which must not miss anybody. */
    SearchResult sweep(
            Source source, Search search, Priority priority, Duration within, Checkpoint checkpoint, KnownDetails known)
            throws InterruptedException {
        SearchCourse course = new SearchCourse(search, known, true);
        return new Chain(source, search, course, priority, clock.instant().plus(within), checkpoint).walk();
    }

    private final class Chain {

        private final Source source;
        private final Search search;
        private final SearchCourse course;
        private final Priority priority;
        private final Instant latest;
        private final Checkpoint checkpoint;
        private @Nullable Answer lastAnswer;

        Chain(
                Source source,
                Search search,
                SearchCourse course,
                Priority priority,
                Instant latest,
                Checkpoint checkpoint) {
            this.source = source;
            this.search = search;
            this.course = course;
            this.priority = priority;
            this.latest = latest;
            this.checkpoint = checkpoint;
        }

        SearchResult walk() throws InterruptedException {
            try {
                Optional<BrokenOff> obstacle = walkToTheFirstObstacle();
                if (obstacle.isEmpty()) {
                    return course.ended();
                }
                course.keepDetails();
                return obstacle.get();
            } catch (InterruptedException e) {
                keepDetailsBefore(e);
                throw e;
            }
        }

        /** Whoever is told to stop stops, also where nothing can be kept any more. */
        private void keepDetailsBefore(InterruptedException stop) {
            try {
                course.keepDetails();
            } catch (DataAccessException | TransactionException | UncheckedIOException e) {
                stop.addSuppressed(e);
            }
        }

        private Optional<BrokenOff> walkToTheFirstObstacle() throws InterruptedException {
            int ofLists = 0;
            for (int requests = 0; course.isToBeContinued(); requests++) {
                checkpoint.pass();
                PageRequest request = course.next();
                ofLists += course.isOfTheList() ? 1 : 0;
                if (ofLists > MOST_OF_LISTS) {
                    return brokenOff(Obstacle.ENDLESS, "more than " + MOST_OF_LISTS + " pages");
                }
                Optional<EarlierPage> earlier =
                        captures.earlier(source.profile().id(), search, request);
                Instant begun = clock.instant();
                lastAnswer = null;
                Optional<BrokenOff> obstacle = ask(request, earlier, latest(requests));
                if (obstacle.isPresent()) {
                    BrokenOff met = obstacle.get();
                    client.heed(source.profile().politeness(request), met.obstacle(), met.retryAfter());
                    CrawlLog.failed(
                            source.profile(),
                            request,
                            met.obstacle(),
                            lastAnswer,
                            Duration.between(begun, clock.instant()));
                    return obstacle;
                }
            }
            return moved(course.contradiction());
        }

        /** By when the turn is wanted: patience ends with the first request, see {@link #PATIENCE}. */
        private Instant latest(int asked) {
            Instant patience = clock.instant().plus(PATIENCE);
            return asked == 0 && patience.isBefore(latest) ? patience : latest;
        }

        private Optional<BrokenOff> ask(PageRequest request, Optional<EarlierPage> earlier, Instant until)
                throws InterruptedException {
            try (Spool spool = captures.spool()) {
                return ask(request, earlier, until, spool);
            }
        }

        private Optional<BrokenOff> ask(PageRequest request, Optional<EarlierPage> earlier, Instant until, Spool spool)
                throws InterruptedException {
            Validators validators = earlier.map(EarlierPage::validators).orElse(Validators.NONE);
            Ask ask = new Ask(
                    source.profile().politeness(request),
                    request,
                    course.session(),
                    priority,
                    validators,
                    until,
                    latest,
                    checkpoint::passAgain,
                    Intake.of(source.profile(), request, spool));
            return switch (client.ask(ask)) {
                case Asked.Refused(Obstacle met, Optional<Duration> wait, String detail) ->
                    Optional.of(new BrokenOff(met, wait, detail));
                case Asked.Answered(Answer answer) -> {
                    lastAnswer = answer;
                    yield answer.status() == NOT_MODIFIED
                            ? unchanged(request, answer, earlier, spool)
                            : read(request, validators, answer);
                }
            };
        }

        private Optional<BrokenOff> unchanged(
                PageRequest request, Answer answer, Optional<EarlierPage> earlier, Spool spool)
                throws InterruptedException {
            if (earlier.isEmpty()) {
                return brokenOff(Obstacle.GARBLED, "answered 304, though no version of the page was named");
            }
            Optional<UnchangedPage> page =
                    captures.unchanged(source.profile().id(), request, answer, earlier.get(), spool);
            if (page.isEmpty()) {
                // What we had of the page cannot be read any more: it is wanted whole.
                return ask(request, Optional.empty(), latest);
            }
            return read(
                    page.get().capture(),
                    new Page(request, page.get().contentType(), page.get().body(), answer.receivedAt()));
        }

        private Optional<BrokenOff> read(PageRequest request, Validators sent, Answer answer) {
            Capture capture = captures.write(source.profile().id(), request, sent, answer);
            if (!answer.isSuccess()) {
                Optional<BrokenOff> met = course.isAtItsBeginning()
                        ? StatusReading.obstacle(answer)
                        : StatusReading.obstacleOnTheWay(answer);
                met.ifPresent(
                        m -> monitor.read(source.profile().id(), m.obstacle().name()));
                return met;
            }
            return read(
                    capture,
                    new Page(request, answer.header("content-type").orElse(null), answer.body(), answer.receivedAt()));
        }

        private Optional<BrokenOff> read(Capture capture, Page page) {
            PageOutcome outcome = PageReader.read(source, page);
            monitor.read(source.profile().id(), outcome.getClass().getSimpleName());
            Optional<BrokenOff> obstacle = obstacle(outcome);
            return obstacle.isPresent() ? obstacle : moved(course.take(capture, outcome, page.fetchedAt()));
        }

        private Optional<BrokenOff> obstacle(PageOutcome outcome) {
            return switch (outcome) {
                case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) ->
                    brokenOff(StatusReading.byWall(wall), evidence);
                case PageOutcome.Maintenance(String evidence) -> brokenOff(Obstacle.MAINTENANCE, evidence);
                case PageOutcome.LayoutChanged(String expected, String found) ->
                    brokenOff(Obstacle.LAYOUT_CHANGED, "expected " + expected + ", found " + found);
                case PageOutcome.RateLimited(Optional<Duration> retryAfter, String evidence) ->
                    Optional.of(new BrokenOff(Obstacle.RATE_LIMITED, retryAfter, evidence));
                case PageOutcome.TooMany(var _, List<Search> split)
                when split.isEmpty() && course.mustNotMissAnybody() ->
                    brokenOff(
                            Obstacle.LAYOUT_CHANGED,
                            "the site shows some of the people only, and there is no narrower search");
                case PageOutcome.Continue _,
                        PageOutcome.Roster _,
                        PageOutcome.Leads _,
                        PageOutcome.Bulk _,
                        PageOutcome.NoMatch _,
                        PageOutcome.TooMany _ -> Optional.empty();
            };
        }

        private Optional<BrokenOff> moved(Optional<String> how) {
            return how.flatMap(detail -> brokenOff(Obstacle.LIST_MOVED, detail));
        }

        private Optional<BrokenOff> brokenOff(Obstacle obstacle, String detail) {
            URI base = source.profile().baseUrl();
            return Optional.of(new BrokenOff(obstacle, Optional.empty(), base.getHost() + ": " + detail));
        }
    }
}
