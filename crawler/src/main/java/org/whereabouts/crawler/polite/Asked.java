package org.whereabouts.crawler.polite;

import java.time.Duration;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;

/** What came of asking politely for one page. */
public sealed interface Asked {

    /** The site answered, whatever the status; redirects have been followed. */
    record Answered(Answer answer) implements Asked {}

    /**
     * There is no answer, because of us, the host or what lies between.
     *
     * @param retryAfter how long until asking can be of use, where that is known
     * @param detail what happened, naming the host and never a person
     */
    record Refused(Obstacle obstacle, Optional<Duration> retryAfter, String detail) implements Asked {}
}
