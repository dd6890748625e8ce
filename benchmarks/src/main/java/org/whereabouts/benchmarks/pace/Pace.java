package org.whereabouts.benchmarks.pace;

import java.time.Duration;
import java.util.List;
import org.whereabouts.benchmarks.site.SiteProcess.Seen;

/**
 * How long hosts were asked side by side, and what they saw of it.
 *
 * @param wall from the first to the last of it
 * @param requests how many the busiest host got, robots.txt among them
 * @param smallestGap the least time between two requests to one host
 * @param answering how long the host that took longest to answer was at it, all its answers together
 */
record Pace(Duration wall, long requests, Duration smallestGap, Duration answering) {

    /** As the hosts saw it. */
    static Pace of(Duration wall, List<Seen> hosts) {
        return new Pace(
                wall,
                hosts.stream().mapToLong(Seen::requests).max().orElseThrow(),
                hosts.stream().map(Seen::smallestGap).min(Duration::compareTo).orElseThrow(),
                hosts.stream().map(Seen::answering).max(Duration::compareTo).orElseThrow());
    }

    /** What the delay alone costs: requests x delay. */
    Duration bound(Duration delay) {
        return delay.multipliedBy(requests);
    }

    /** What no crawler can undercut that counts the delay from the answer: requests x (delay + answering time). */
    Duration boundWithAnswers(Duration delay) {
        return bound(delay).plus(answering);
    }
}
