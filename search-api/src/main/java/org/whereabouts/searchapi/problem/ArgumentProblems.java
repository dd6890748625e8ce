package org.whereabouts.searchapi.problem;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Names the fields in what the framework itself found wrong with a request's arguments. */
final class ArgumentProblems {

    private static final String FIX = "'/v1/openapi.json' says what it takes";

    private ArgumentProblems() {}

    /** A body whose fields break their constraints. */
    static List<FieldProblem> of(MethodArgumentNotValidException exception) {
        return exception.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), message(error), FIX))
                .toList();
    }

    /** Parameters that break their constraints. */
    static List<FieldProblem> of(HandlerMethodValidationException exception) {
        return exception.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(name(result), message(error), FIX)))
                .toList();
    }

    /** A parameter that cannot be read as what it has to be. */
    static List<FieldProblem> of(TypeMismatchException exception) {
        String name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(exception.getPropertyName(), "parameter");
        Class<?> type = exception.getRequiredType();
        boolean number =
                type != null && (type == long.class || type == int.class || Number.class.isAssignableFrom(type));
        return List.of(new FieldProblem(name, number ? "is not a whole number" : "cannot be read", FIX));
    }

    private static String name(ParameterValidationResult result) {
        return Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not allowed");
    }
}
