package org.whereabouts.crawler.sweep;

import java.util.Optional;
import java.util.Set;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.page.PageClassifier;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.throttle.RetryAfter;

/** What an answer other than 2xx means, as a pure function of its status (RFC 9110, section 15), headers and body. */
public final class StatusReading {

    private static final Set<Obstacle> REFUSALS = Set.of(Obstacle.BLOCKED, Obstacle.LOGIN_WALL);

    /** RFC 9110, sections 15.5.5 and 15.5.11. */
    private static final Set<Integer> GONE = Set.of(404, 410);

    private StatusReading() {}

    /**
     * As {@link #obstacle(Answer)}, for a page behind the first of its chain, to which pages before it led. Where such a page
     * is gone, whoever it was about has left since: reading the list anew helps.
     */
    static Optional<BrokenOff> obstacleOnTheWay(Answer answer) {
        return obstacle(answer)
                .map(met -> met.obstacle() == Obstacle.LAYOUT_CHANGED && GONE.contains(answer.status())
                        ? new BrokenOff(Obstacle.LIST_MOVED, met.retryAfter(), met.detail())
                        : met);
    }

    /**
     * The obstacle. What the body says is more exact than the status: guards ask for a captcha with 403 and challenge with 503.
     * Two things it cannot do: turn a 429 into anything else, or a refusal into something that passes.
     */
    public static Optional<BrokenOff> obstacle(Answer answer) {
        Optional<PageOutcome> body =
                PageClassifier.classify(answer.header("content-type").orElse(null), answer.body());
        Obstacle byStatus = byStatus(answer.status());
        Obstacle obstacle = body.flatMap(StatusReading::byBody)
                .filter(_ -> byStatus != Obstacle.RATE_LIMITED)
                .filter(met -> !(met == Obstacle.MAINTENANCE && REFUSALS.contains(byStatus)))
                .orElse(byStatus);
        String detail = answer.url().getHost() + " answered " + answer.status()
                + body.map(StatusReading::evidence).orElse("");
        return Optional.of(new BrokenOff(obstacle, RetryAfter.of(answer), detail));
    }

    private static Obstacle byStatus(int status) {
        return switch (status) {
            case 401 -> Obstacle.LOGIN_WALL;
            case 403, 407, 451 -> Obstacle.BLOCKED;
            case 429 -> Obstacle.RATE_LIMITED;
            case 503 -> Obstacle.MAINTENANCE;
            default -> status >= 500 ? Obstacle.SERVER_ERROR : Obstacle.LAYOUT_CHANGED;
        };
    }

    private static Optional<Obstacle> byBody(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Blocked(PageOutcome.Wall wall, var _) -> Optional.of(byWall(wall));
            case PageOutcome.RateLimited _ -> Optional.of(Obstacle.RATE_LIMITED);
            case PageOutcome.Maintenance _ -> Optional.of(Obstacle.MAINTENANCE);
            default -> Optional.empty();
        };
    }

    /** What a wall is to a search. */
    static Obstacle byWall(PageOutcome.Wall wall) {
        return switch (wall) {
            case REFUSAL -> Obstacle.BLOCKED;
            case CAPTCHA -> Obstacle.CAPTCHA;
            case LOGIN -> Obstacle.LOGIN_WALL;
        };
    }

    private static String evidence(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Blocked(var _, String evidence) -> ": " + evidence;
            case PageOutcome.RateLimited(var _, String evidence) -> ": " + evidence;
            case PageOutcome.Maintenance(String evidence) -> ": " + evidence;
            default -> "";
        };
    }
}
