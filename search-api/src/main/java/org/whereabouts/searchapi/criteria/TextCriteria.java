package org.whereabouts.searchapi.criteria;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.searchapi.problem.FieldProblems;

/**
 * Reads names and numbers as people type them. A blank field is an absent one; whatever else cannot be used is noted and read
 * as absent.
 */
final class TextCriteria {

    static final int MAX_NAME = 120;
    static final int MAX_NUMBER = 40;
    private static final int MIN_NAME_LETTERS = 2;
    private static final String NAME_MARKS = " '\u2019\u02BB`-\u2010\u2011.,";

    private TextCriteria() {}

    /** A name: letters of any script with the marks that names have. */
    static Optional<String> name(@Nullable String value, FieldProblems problems) {
        Optional<String> given = given(value);
        return given.filter(text -> {
            Optional<Integer> foreign = text.codePoints()
                    .filter(point -> !belongsToName(point))
                    .boxed()
                    .findFirst();
            if (text.length() > MAX_NAME) {
                problems.add("name", "is longer than " + MAX_NAME + " characters", "send the person's name alone");
            } else if (foreign.isPresent()) {
                problems.add(
                        "name",
                        "holds " + shown(foreign.get()) + ", which is not part of a name",
                        "send letters, spaces, hyphens, apostrophes, periods and commas only; there are no wildcards");
            } else if (text.codePoints().filter(Character::isLetter).count() < MIN_NAME_LETTERS) {
                problems.add(
                        "name",
                        "has fewer than " + MIN_NAME_LETTERS + " letters",
                        "send at least the first two letters of the first or the last name");
            } else {
                return true;
            }
            return false;
        });
    }

    /** An agency's number in any of the ways it is written, for example {@code # 12345-678}. */
    static Optional<String> number(@Nullable String value, FieldProblems problems) {
        Optional<String> given = given(value);
        return given.filter(text -> {
            Optional<Integer> control =
                    text.codePoints().filter(Character::isISOControl).boxed().findFirst();
            if (text.length() > MAX_NUMBER) {
                problems.add("number", "is longer than " + MAX_NUMBER + " characters", "send the number alone");
            } else if (control.isPresent()) {
                problems.add("number", "holds " + shown(control.get()), "send letters, digits and dashes only");
            } else if (text.codePoints().noneMatch(point -> point >= '0' && point <= '9')) {
                problems.add("number", "has no digits", "send the number that the agency gave, for example 12345-678");
            } else {
                return true;
            }
            return false;
        });
    }

    /** The value without blanks around it; empty when nothing else is there. */
    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean belongsToName(int point) {
        return Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.NON_SPACING_MARK
                || NAME_MARKS.indexOf(point) >= 0;
    }

    private static String shown(int point) {
        return Character.isISOControl(point) || !Character.isDefined(point)
                ? "the control character U+%04X".formatted(point)
                : "'" + Character.toString(point) + "'";
    }
}
