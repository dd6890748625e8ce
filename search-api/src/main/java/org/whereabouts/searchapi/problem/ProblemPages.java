package org.whereabouts.searchapi.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Explains the problem types at their own addresses, and answers for errors that never reached a controller. */
@RestController
@Hidden
public final class ProblemPages implements ErrorController {

    /**
     * What a type means.
     *
     * @param status the HTTP status it comes with
     * @param fix what to do about it
     */
    public record Explanation(URI type, String title, int status, String fix) {}

    @GetMapping(path = ProblemType.PATH + "{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> explain(@PathVariable String slug) {
        return ProblemType.ofSlug(slug)
                .<ResponseEntity<?>>map(type -> ResponseEntity.ok(
                        new Explanation(type.uri(), type.title(), type.status().value(), type.fix())))
                .orElseGet(() -> answer(ProblemType.NOT_FOUND, null));
    }

    /** The container's error dispatch: a request that a filter or the container refused. */
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return answer(
                ProblemType.ofStatus(status instanceof Integer code ? code : 404),
                path instanceof String uri ? uri : null);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemType type, @Nullable String instance) {
        ProblemDetail problem = Problems.of(type);
        if (instance != null) {
            problem.setInstance(URI.create(instance));
        }
        return ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
