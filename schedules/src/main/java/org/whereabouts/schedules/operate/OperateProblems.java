package org.whereabouts.schedules.operate;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.sitewatch.UnknownSiteException;
import org.whereabouts.crawler.sitewatch.WatchOpenException;
import org.whereabouts.crawler.source.UnknownSourceException;
import org.whereabouts.crawler.trial.NothingToTryException;
import org.whereabouts.schedules.run.NotSweepableException;
import org.whereabouts.schedules.run.RunActiveException;
import org.whereabouts.schedules.run.UnknownRunException;
import org.whereabouts.schedules.timetable.NotWithdrawableException;
import org.whereabouts.schedules.watch.NotWatchableException;

/** What goes wrong for operators, as problem details (RFC 9457) that say what to do. */
@RestControllerAdvice(
        assignableTypes = {
            RunController.class,
            SourceController.class,
            ReplayController.class,
            TrialController.class,
            SiteController.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperateProblems {

    @ExceptionHandler
    ProblemDetail unknown(UnknownSourceException e) {
        return problem(HttpStatus.BAD_REQUEST, "unknown-source", "No such source", e);
    }

    @ExceptionHandler
    ProblemDetail withdrawn(WithdrawnSourceException e) {
        return problem(HttpStatus.CONFLICT, "source-withdrawn", "This source was withdrawn", e);
    }

    @ExceptionHandler
    ProblemDetail notWithdrawable(NotWithdrawableException e) {
        return e.isOfKnownSource()
                ? problem(HttpStatus.CONFLICT, "source-shipped", "This source cannot be withdrawn", e)
                : problem(HttpStatus.NOT_FOUND, "unknown-source", "No such source", e);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownRunException e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-run", "No such run", e);
    }

    @ExceptionHandler
    ProblemDetail active(RunActiveException e) {
        return problem(HttpStatus.CONFLICT, "run-active", "A run has not ended", e);
    }

    @ExceptionHandler
    ProblemDetail notSweepable(NotSweepableException e) {
        return problem(HttpStatus.CONFLICT, "not-sweepable", "This source cannot be swept", e);
    }

    @ExceptionHandler
    ProblemDetail replayRequest(ReplayRequestException e) {
        return problem(HttpStatus.BAD_REQUEST, "replay-request", "This cannot be replayed", e);
    }

    @ExceptionHandler
    ProblemDetail replayActive(ReplayActiveException e) {
        return problem(HttpStatus.CONFLICT, "replay-active", "A replay is under way", e);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownSiteException e) {
        return problem(HttpStatus.NOT_FOUND, "unknown-site", "No such site", e);
    }

    @ExceptionHandler
    ProblemDetail open(WatchOpenException e) {
        return problem(HttpStatus.CONFLICT, "watch-open", "A watch has not ended", e);
    }

    @ExceptionHandler
    ProblemDetail notWatchable(NotWatchableException e) {
        return problem(HttpStatus.CONFLICT, "not-watchable", "This site cannot be watched", e);
    }

    @ExceptionHandler
    ProblemDetail refused(RefusedProfileException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-profile", "The profile cannot be used", e);
    }

    @ExceptionHandler
    ProblemDetail nothingToTry(NothingToTryException e) {
        return problem(HttpStatus.CONFLICT, "nothing-to-try", "This source cannot be tried this way", e);
    }

    @ExceptionHandler
    ProblemDetail tooMany(TooManyTrialsException e) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-trials", "Too many trials at once", e);
    }

    @ExceptionHandler
    ProblemDetail field(RequestFieldException e) {
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, "invalid-request", "The request has fields that cannot be used", e);
        problem.setProperty("errors", List.of(Map.of("field", e.field(), "message", String.valueOf(e.getMessage()))));
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, RuntimeException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
