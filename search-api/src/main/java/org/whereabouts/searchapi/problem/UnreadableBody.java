package org.whereabouts.searchapi.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what a JSON body has wrong with it: which field, or where the JSON breaks. Repeats nothing of its values. */
final class UnreadableBody {

    private UnreadableBody() {}

    /**
     * The problem with a body.
     *
     * @param cause why it could not be read; null when there was none
     */
    static ProblemDetail problem(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> Problems.invalid(List.of(unknownField(unknown)));
            case StreamConstraintsException _ -> Problems.of(ProblemType.BODY_TOO_LARGE);
            case InputCoercionException tooLarge
            when !field(tooLarge).isEmpty() -> Problems.invalid(List.of(notWhole(field(tooLarge))));
            case StreamReadException broken -> Problems.of(ProblemType.UNREADABLE_BODY, whereItBreaks(broken));
            case MismatchedInputException mismatched
            when !field(mismatched).isEmpty() -> Problems.invalid(List.of(wrongType(mismatched)));
            case MismatchedInputException mismatched
            when mismatched.getTargetType() == Void.class ->
                Problems.of(ProblemType.UNREADABLE_BODY, "The JSON goes on after its end: send one JSON object.");
            case null, default ->
                Problems.of(
                        ProblemType.UNREADABLE_BODY,
                        "One JSON object is expected as the body, for example {\"name\": \"Jane Doe\"}: send that.");
        };
    }

    private static FieldProblem unknownField(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
        return new FieldProblem(unknown.getPropertyName(), "is no field of this request", "use one of " + known);
    }

    private static FieldProblem wrongType(MismatchedInputException mismatched) {
        Class<?> wanted = mismatched.getTargetType();
        boolean number = wanted != null && (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive());
        return number
                ? notWhole(field(mismatched))
                : new FieldProblem(
                        field(mismatched), "is not a string", "write it in quotes, for example \"01234567\"");
    }

    private static FieldProblem notWhole(String field) {
        return new FieldProblem(field, "is not a whole number", "write the digits without quotes, for example 1985");
    }

    private static String whereItBreaks(StreamReadException broken) {
        if (broken.getOriginalMessage().startsWith("Duplicate")) {
            return "The JSON names a field twice: send each field once.";
        }
        return "The JSON breaks at line %d, column %d: put it right there."
                .formatted(
                        broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
    }

    private static String field(JacksonException exception) {
        return exception.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining("."));
    }
}
