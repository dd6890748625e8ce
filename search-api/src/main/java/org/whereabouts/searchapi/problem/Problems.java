package org.whereabouts.searchapi.problem;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ProblemDetail;

/** Builds problem details. */
final class Problems {

    private Problems() {}

    /** The type's own words. */
    static ProblemDetail of(ProblemType type) {
        return of(type, type.fix());
    }

    /**
     * With words for this one occurrence.
     *
     * @param detail what happened and what to do about it
     */
    static ProblemDetail of(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.uri());
        problem.setTitle(type.title());
        return problem;
    }

    /** One that names fields: {@code errors: [{field, message, fix}]}. */
    static ProblemDetail invalid(List<FieldProblem> errors) {
        String detail = errors.stream()
                .map(error -> "'" + error.field() + "' " + error.message() + ": " + error.fix() + ".")
                .collect(Collectors.joining(" "));
        ProblemDetail problem = of(ProblemType.INVALID_REQUEST, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** Whether it was made here, and not by the framework, whose problems have no type. */
    static boolean isOurs(ProblemDetail problem) {
        URI type = problem.getType();
        return type != null && type.getPath() != null && type.getPath().startsWith(ProblemType.PATH);
    }
}
