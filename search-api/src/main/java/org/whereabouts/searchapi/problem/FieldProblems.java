package org.whereabouts.searchapi.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that the caller hears of everything at once. Not safe for several threads. */
public final class FieldProblems {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Notes one; a field may have several. */
    public void add(String field, String message, String fix) {
        problems.add(new FieldProblem(field, message, fix));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /**
     * Ends the reading of a request.
     *
     * @throws InvalidRequestException when anything was noted
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }
}
