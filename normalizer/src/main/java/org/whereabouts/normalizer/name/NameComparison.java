package org.whereabouts.normalizer.name;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.name.Evidence.Kind;

/**
 * How far two names agree. Symmetric: it does not matter which was asked and which is held.
 *
 * @param score 0 (nothing in common) to 1 (the same name)
 * @param evidence what was found, part by part: family and given always, middle and suffix where one of the names has
 *     it
 */
public record NameComparison(double score, List<Evidence> evidence) {

    private static final Set<Kind> SAME = EnumSet.of(Kind.EXACT, Kind.FOLDED);
    private static final Set<Kind> SAME_OR_SHORT = EnumSet.of(Kind.EXACT, Kind.FOLDED, Kind.NICKNAME);
    private static final Set<Kind> MIDDLE_NAMED = EnumSet.of(Kind.EXACT, Kind.FOLDED, Kind.INITIAL);

    private static final Set<Kind> UNEXPLAINED = EnumSet.of(Kind.DIFFERENT, Kind.LAST_SURNAME, Kind.MISSING);

    public NameComparison {
        evidence = List.copyOf(evidence);
    }

    /** Compares two names. Where one could be read in more than one way, the reading that fits best counts. */
    public static NameComparison of(PersonName asked, PersonName held) {
        Reading one = Reading.asParsed(asked);
        Reading other = Reading.asParsed(held);
        NameComparison best = compare(one, other, asked, held, true);
        if (best.agrees()) {
            return best;
        }
        for (Reading reading : one.alternatives()) {
            best = better(best, compare(reading, other, asked, held, false));
        }
        for (Reading reading : other.alternatives()) {
            best = better(best, compare(one, reading, asked, held, false));
        }
        return best;
    }

    /** The better of two, where another reading must explain both names and not merely lengthen one. */
    private static NameComparison better(NameComparison best, NameComparison other) {
        if (best.agrees() || other.has("family", UNEXPLAINED) || other.has("given", UNEXPLAINED)) {
            return best;
        }
        return other.agrees() || other.score > best.score ? other : best;
    }

    /**
     * Whether the names agree well enough to send a letter on, together with a number or a birth date. Conservative:
     *
     * <ul>
     *   <li>the family names are the same but for case, diacritics, hyphens, apostrophes and blanks;
     *   <li>so are the given names, or one is a well attested short form of the other; an initial is not enough;
     *   <li>no middle name contradicts (an initial agrees with what it begins), and no suffix;
     *   <li>a person with two surnames may be called by the first alone only if the given names are the same and both
     *       names have a middle name that agrees.
     * </ul>
     *
     * Slips, sounds and swapped names may be found, but are never agreed on.
     */
    public boolean agrees() {
        if (has("name", EnumSet.of(Kind.SWAPPED))
                || has("suffix", EnumSet.of(Kind.SUFFIX_CONFLICT))
                || has("middle", EnumSet.of(Kind.MIDDLE_CONFLICT))) {
            return false;
        }
        boolean oneSurname =
                has("family", EnumSet.of(Kind.ONE_SURNAME)) && has("given", SAME) && has("middle", MIDDLE_NAMED);
        return oneSurname || (has("family", SAME) && has("given", SAME_OR_SHORT));
    }

    private boolean has(String part, Set<Kind> kinds) {
        return evidence.stream().anyMatch(e -> e.part().equals(part) && kinds.contains(e.kind()));
    }

    private static NameComparison compare(
            Reading one, Reading other, PersonName asked, PersonName held, boolean asParsed) {
        PartMatch family = PartComparison.family(one.family(), other.family());
        PartMatch given = PartComparison.given(one.given(), other.given());
        PartMatch middle = PartComparison.middle(one.middle(), other.middle());
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence(exact(family, asParsed && asked.family().equals(held.family())), "family"));
        evidence.add(new Evidence(exact(given, asParsed && asked.given().equals(held.given())), "given"));
        if (!one.middle().isEmpty() || !other.middle().isEmpty()) {
            evidence.add(new Evidence(
                    exact(middle, asParsed && Objects.equals(asked.middle(), held.middle())), "middle"));
        }
        double weakest = Math.min(family.score(), given.score());
        double score = (0.5 * family.score() + 0.4 * given.score() + 0.1 * middle.score()) * (0.4 + 0.6 * weakest);
        if (middle.kind() == Kind.MIDDLE_CONFLICT) {
            score *= 0.8;
        }
        Kind suffix = suffix(asked.suffix(), held.suffix());
        if (suffix != null) {
            evidence.add(new Evidence(suffix, "suffix"));
            score *= suffix == Kind.SUFFIX_CONFLICT ? 0.6 : suffix == Kind.MISSING_SUFFIX ? 0.97 : 1;
        }
        if (one.swapped() || other.swapped()) {
            evidence.add(new Evidence(Kind.SWAPPED, "name"));
            score *= 0.85;
        }
        return new NameComparison(score, evidence);
    }

    private static Kind exact(PartMatch match, boolean letterForLetter) {
        return match.kind() == Kind.FOLDED && letterForLetter ? Kind.EXACT : match.kind();
    }

    private static @Nullable Kind suffix(@Nullable String one, @Nullable String other) {
        if (one == null && other == null) {
            return null;
        }
        if (one == null || other == null) {
            return Kind.MISSING_SUFFIX;
        }
        return one.equals(other) ? Kind.EXACT : Kind.SUFFIX_CONFLICT;
    }
}
