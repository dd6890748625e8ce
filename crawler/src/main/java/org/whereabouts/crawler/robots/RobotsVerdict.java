package org.whereabouts.crawler.robots;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.whereabouts.crawler.throttle.Admission;

/** What robots.txt says of one URL. */
public sealed interface RobotsVerdict {

    /**
     * We may ask.
     *
     * @param crawlDelay the gap the host wishes for, where it says one
     */
    record Allowed(Optional<Duration> crawlDelay) implements RobotsVerdict {}

    /** We may not. */
    record Disallowed(String rule) implements RobotsVerdict {}

    /** The host wishes for a gap so long that we rather do not ask it at all. */
    record CrawlDelayTooLong(Duration crawlDelay) implements RobotsVerdict {}

    /** The file could not be had, which forbids for a while. */
    record Deferred(Instant until, String why) implements RobotsVerdict {}

    /** There was no turn to ask for the file. */
    record NotNow(Admission.Denied denied) implements RobotsVerdict {}
}
