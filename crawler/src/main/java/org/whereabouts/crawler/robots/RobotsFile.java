package org.whereabouts.crawler.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.whereabouts.crawler.source.PageBody;

/** What one answer to {@code GET /robots.txt} means (RFC 9309, section 2.3.1), as a pure function of status and bytes. */
sealed interface RobotsFile {

    /** Our product token (RFC 9309, section 2.2.1). */
    String AGENT = "whereabouts";

    /** RFC 9309, section 2.5: at least 500 kibibytes are read. */
    int LARGEST = 500 * 1024;

    /** A host that wishes for more than this between two requests does not wish to be swept. */
    Duration LONGEST_CRAWL_DELAY = Duration.ofSeconds(60);

    /**
     * A file with rules.
     *
     * @param body what was read of it
     * @param parsed the same, ready to be asked
     */
    record Rules(PageBody body, BaseRobotRules parsed) implements RobotsFile {}

    /** No file, so no rules. */
    record AllowAll() implements RobotsFile {}

    /**
     * The host could not say, so we stay away.
     *
     * @param why what happened, naming the host
     */
    record DisallowAll(String why) implements RobotsFile {}

    /**
     * By status: 2xx is read; 4xx means there are no rules (section 2.3.1.3), save 429, which asks us to stay away; 5xx and
     * whatever else is unreachable forbids (section 2.3.1.4), for as long as that lasts.
     *
     * @param file the address that was first asked for it
     */
    static RobotsFile of(URI file, int status, PageBody body) {
        if (status / 100 == 2) {
            return rules(file, body);
        }
        return status / 100 == 4 && status != 429
                ? new AllowAll()
                : new DisallowAll(file.getHost() + "/robots.txt answered " + status);
    }

    /** Reads a file, up to the last whole line within {@link #LARGEST}: half a path would forbid too much. */
    static Rules rules(URI file, PageBody body) {
        byte[] bytes = body.bytes();
        if (bytes.length > LARGEST) {
            int end = LARGEST;
            while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') {
                end--;
            }
            bytes = Arrays.copyOf(bytes, end);
        }
        BaseRobotRules parsed = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(file.toString(), bytes, "text/plain", List.of(AGENT));
        return new Rules(PageBody.of(bytes), parsed);
    }

    /** Whether the rules let us ask for that URL. */
    static RobotsVerdict judge(Rules rules, URI url) {
        if (!rules.parsed().isAllowed(url.toString())) {
            return new RobotsVerdict.Disallowed("robots.txt of " + url.getHost() + " disallows it");
        }
        return new RobotsVerdict.Allowed(crawlDelay(rules));
    }

    /** The gap that the file wishes for; crawler-commons says a negative number where there is none. */
    static Optional<Duration> crawlDelay(Rules rules) {
        long delay = rules.parsed().getCrawlDelay();
        return delay > 0 ? Optional.of(Duration.ofMillis(delay)) : Optional.empty();
    }
}
