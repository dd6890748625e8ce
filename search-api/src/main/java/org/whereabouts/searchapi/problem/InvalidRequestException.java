package org.whereabouts.searchapi.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The request has fields that cannot be used. Its message names fields only, never what stood in them. */
public final class InvalidRequestException extends RuntimeException {

    private final List<FieldProblem> errors;

    public InvalidRequestException(List<FieldProblem> errors) {
        super("not usable: " + errors.stream().map(FieldProblem::field).collect(Collectors.joining(", ")));
        this.errors = List.copyOf(errors);
    }

    /** At least one, in the order found. */
    public List<FieldProblem> errors() {
        return errors;
    }
}
