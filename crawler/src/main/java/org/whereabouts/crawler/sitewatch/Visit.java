package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.page.PageClassifier;
import org.whereabouts.crawler.polite.Asked;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.sweep.StatusReading;

/** What came of asking for one page of a site. */
sealed interface Visit {

    /** The page, or the one that is known already where the site says that it is unchanged. */
    record Read(PageReading reading, Validators validators) implements Visit {}

    /** The site says that the page is not there. */
    record Gone(String detail) implements Visit {}

    /** The page leads to another one of the site. */
    record Moved(URI to) implements Visit {}

    /** The page cannot be part of a watch. */
    record Closed(Obstacle obstacle, String detail) implements Visit {}

    /** The page could not be had. */
    record Failed(Obstacle obstacle, Optional<Duration> retryAfter, String detail) implements Visit {}

    /**
     * Reads an answer.
     *
     * @param page what was asked for
     * @param known what the page said when its validators were kept; they were sent only if this is present
     */
    static Visit of(Asked asked, URI page, Optional<SitePages.Known> known) {
        return switch (asked) {
            case Asked.Refused(Obstacle obstacle, Optional<Duration> retryAfter, String detail) ->
                isForGood(obstacle) ? new Closed(obstacle, detail) : new Failed(obstacle, retryAfter, detail);
            case Asked.Answered(Answer answer) -> of(answer, page, known);
        };
    }

    private static boolean isForGood(Obstacle obstacle) {
        return obstacle == Obstacle.ROBOTS_DISALLOWED
                || obstacle == Obstacle.FORBIDDEN_ADDRESS
                || obstacle == Obstacle.TOO_LARGE;
    }

    private static Visit of(Answer answer, URI page, Optional<SitePages.Known> known) {
        if (answer.status() == 404 || answer.status() == 410) {
            return new Gone("answered " + answer.status());
        }
        boolean unchanged = answer.status() == 304;
        if (!answer.isSuccess() && !unchanged) {
            return StatusReading.obstacle(answer)
                    .<Visit>map(met -> new Failed(met.obstacle(), met.retryAfter(), met.detail()))
                    .orElseGet(() -> new Failed(Obstacle.GARBLED, Optional.empty(), "answered " + answer.status()));
        }
        if (!answer.url().equals(page)) {
            return new Moved(answer.url());
        }
        if (unchanged) {
            // A 304 need not repeat the validators (RFC 9110, section 15.4.5).
            return known.<Visit>map(earlier -> new Read(
                            earlier.reading(),
                            Validators.of(answer).isEmpty() ? earlier.validators() : Validators.of(answer)))
                    .orElseGet(
                            () -> new Failed(Obstacle.GARBLED, Optional.empty(), "answered 304 to a first question"));
        }
        String contentType = answer.header("content-type").orElse(null);
        Optional<PageReading> reading = SiteText.read(page, contentType, answer.body());
        if (reading.isEmpty()) {
            return new Closed(Obstacle.TOO_LARGE, "more elements than any page has");
        }
        Read read = new Read(reading.get(), Validators.of(answer));
        // A page that says something is that page, whatever login box or captcha of a feedback form it has as well.
        return reading.get().saysSomething()
                ? read
                : PageClassifier.classify(contentType, answer.body())
                        .flatMap(Visit::wall)
                        .orElse(read);
    }

    /** What stands in place of a page, sent as if it were one. */
    private static Optional<Visit> wall(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) ->
                failed(
                        switch (wall) {
                            case REFUSAL -> Obstacle.BLOCKED;
                            case CAPTCHA -> Obstacle.CAPTCHA;
                            case LOGIN -> Obstacle.LOGIN_WALL;
                        },
                        Optional.empty(),
                        evidence);
            case PageOutcome.Maintenance(String evidence) -> failed(Obstacle.MAINTENANCE, Optional.empty(), evidence);
            case PageOutcome.RateLimited(Optional<Duration> retryAfter, String evidence) ->
                failed(Obstacle.RATE_LIMITED, retryAfter, evidence);
            case PageOutcome.Continue _,
                    PageOutcome.Roster _,
                    PageOutcome.Leads _,
                    PageOutcome.Bulk _,
                    PageOutcome.NoMatch _,
                    PageOutcome.TooMany _,
                    PageOutcome.LayoutChanged _ -> Optional.empty();
        };
    }

    private static Optional<Visit> failed(Obstacle obstacle, Optional<Duration> retryAfter, String detail) {
        return Optional.of(new Failed(obstacle, retryAfter, detail));
    }
}
