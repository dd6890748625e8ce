package org.whereabouts.crawler.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.whereabouts.crawler.source.PageBody;

/** What one answer to {@code GET /robots.txt} means (RFC 9309, section 2.3.1), as a pure function of status and bytes. */
sealed interface RobotsFile {

    /** Our product token (RFC 9309, section 2.2.1). */
    String AGENT = "whereabouts";

    /** A file with rules. */
    record Rules(PageBody body) implements RobotsFile {}

    /** No file, so no rules. */
    record AllowAll() implements RobotsFile {}

    /** The host could not say, so we stay away. */
    record DisallowAll(String why) implements RobotsFile {}

    /**
     * By status: 2xx is read; 4xx means there are no rules (section 2.3.1.3), save 429, which asks us to stay away; 5xx and
     * whatever else is unreachable forbids (section 2.3.1.4).
     */
    static RobotsFile of(int status, PageBody body) {
        if (status / 100 == 2) {
            return new Rules(body);
        }
        return status / 100 == 4 && status != 429 ? new AllowAll() : new DisallowAll("robots.txt answered " + status);
    }

    /** Whether the rules let us ask for that URL. */
    static RobotsVerdict judge(Rules rules, URI url) {
        BaseRobotRules parsed = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(
                        url.resolve("/robots.txt").toString(), rules.body().bytes(), "text/plain", List.of(AGENT));
        if (!parsed.isAllowed(url.toString())) {
            return new RobotsVerdict.Disallowed("robots.txt disallows " + url.getPath());
        }
        long delay = parsed.getCrawlDelay();
        return new RobotsVerdict.Allowed(delay > 0 ? Optional.of(Duration.ofMillis(delay)) : Optional.empty());
    }
}
