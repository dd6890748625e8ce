package org.whereabouts.crawler.polite;

import java.time.Instant;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.Intake;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.throttle.GoAhead;
import org.whereabouts.crawler.throttle.Priority;

/**
 * One page to be asked for.
 *
 * @param site whose page, and how politely it wants to be asked
 * @param cookies the jar of the search session it belongs to
 * @param validators what is known of the page's last version; {@link Validators#NONE} to have it whole
 * @param latest by when its first turn is wanted; what follows, redirects too, is bounded by the deadline
 * @param deadline by when the whole answer is of use, not before {@code latest}
 * @param goAhead asked after each wait whether the page is still wanted
 * @param intake what the answer may bring, and where it goes
 */
public record Ask(
        Politeness site,
        PageRequest request,
        Cookies cookies,
        Priority priority,
        Validators validators,
        Instant latest,
        Instant deadline,
        GoAhead goAhead,
        Intake intake) {

    public Ask {
        if (deadline.isBefore(latest)) {
            throw new IllegalArgumentException("an answer by " + deadline + " to a request sent by " + latest);
        }
    }

    /** A page. */
    public Ask(
            Politeness site,
            PageRequest request,
            Cookies cookies,
            Priority priority,
            Validators validators,
            Instant latest,
            Instant deadline,
            GoAhead goAhead) {
        this(site, request, cookies, priority, validators, latest, deadline, goAhead, Intake.PAGE);
    }

    /** Turn and answer are wanted by the same moment, and nobody is asked in between. */
    public Ask(
            Politeness site,
            PageRequest request,
            Cookies cookies,
            Priority priority,
            Validators validators,
            Instant deadline) {
        this(site, request, cookies, priority, validators, deadline, deadline, GoAhead.ALWAYS);
    }

    /** The same, with as much time for the answer. */
    public Ask answeredBy(Instant later) {
        return new Ask(site, request, cookies, priority, validators, latest, later, goAhead, intake);
    }

    /** The same, of who asks in between whether it may still go on. */
    public Ask withGoAhead(GoAhead asked) {
        return new Ask(site, request, cookies, priority, validators, latest, deadline, asked, intake);
    }

    /** The same, where the answer may be a file. */
    public Ask into(Intake place) {
        return new Ask(site, request, cookies, priority, validators, latest, deadline, goAhead, place);
    }
}
