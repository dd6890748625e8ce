package org.whereabouts.searchapi.resolve;

import static org.whereabouts.indexer.match.Agreement.AGREES;
import static org.whereabouts.indexer.match.Agreement.DISAGREES;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.Match;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.name.Evidence;
import org.whereabouts.normalizer.name.NameComparison;

/**
 * How one candidate stands to what was asked: what identifies them, and what speaks against them.
 *
 * @param candidate the candidate
 * @param name whether the names agree, are near, or are somebody else's
 * @param basis what identifies the candidate as the person meant
 * @param doubts what contradicts, as reasons that are never compatible with sending
 */
record Likeness(Candidate candidate, NameLikeness name, Basis basis, Set<ReasonCode> doubts) {

    /** What identifies somebody, strongest first. */
    enum Basis {
        /** Number and name. */
        NUMBER,
        /** Full birth date and name. */
        BIRTH_DATE,
        /** Birth year or age, name and facility. */
        BIRTH_YEAR_AND_FACILITY,
        /** Less than that. */
        NONE
    }

    /** How names stand to each other. */
    enum NameLikeness {
        AGREES,
        /** They do not agree, but neither part is another name: a slip, a sound, an initial, another suffix. */
        NEAR,
        DIFFERENT
    }

    /** What somebody has in common with what was asked, likeliest to be the person meant first. */
    private enum Fit {
        CERTAIN,
        NUMBER_AND_LIKE_NAME,
        NAME_AND_BIRTH,
        /** The number is theirs, and the name is another. */
        NUMBER_ALONE,
        LIKE_NAME
    }

    /** The likeliest first; ties are broken by the person's id, so that the order is always the same. */
    static final Comparator<Likeness> LIKELIEST_FIRST = Comparator.comparing(Likeness::fit)
            .thenComparing(Likeness::basis)
            .thenComparing(
                    Comparator.comparingDouble((Likeness like) -> like.match().score())
                            .reversed())
            .thenComparing(like -> like.candidate().person().id());

    static Likeness of(MatchQuery query, Candidate candidate) {
        Match match = candidate.match();
        NameLikeness name = name(match);
        Basis basis = basis(query, candidate, name);
        return new Likeness(candidate, name, basis, doubts(query, match, name, basis));
    }

    /** Whether this may be the person meant at all. */
    boolean plausible() {
        return name != NameLikeness.DIFFERENT || match().number() == AGREES;
    }

    /** Identified, and nothing speaks against it. */
    boolean certain() {
        return basis != Basis.NONE && doubts.isEmpty();
    }

    /**
     * Whether {@code other} fits what identifies this one as well, so that neither is certain. A name that is only near
     * counts too (twins, aliases); where only year and facility identify, so does whoever's birth or facility is unknown.
     */
    boolean rivalledBy(Likeness other) {
        Match theirs = other.match();
        boolean sameName = other.name == NameLikeness.AGREES;
        boolean sameState = theirs.state() != DISAGREES;
        return switch (basis) {
            case NUMBER -> theirs.number() == AGREES && other.name != NameLikeness.DIFFERENT;
            case BIRTH_DATE -> other.name != NameLikeness.DIFFERENT && theirs.birth() == AGREES && sameState;
            case BIRTH_YEAR_AND_FACILITY ->
                other.name != NameLikeness.DIFFERENT
                        && theirs.birth() != DISAGREES
                        && theirs.facility() != DISAGREES
                        && sameState;
            case NONE -> sameName && other.doubts.isEmpty() && theirs.birth() == match().birth();
        };
    }

    Match match() {
        return candidate.match();
    }

    private Fit fit() {
        if (certain()) {
            return Fit.CERTAIN;
        }
        if (match().number() == AGREES) {
            return name == NameLikeness.DIFFERENT ? Fit.NUMBER_ALONE : Fit.NUMBER_AND_LIKE_NAME;
        }
        return name == NameLikeness.AGREES && match().birth() == AGREES ? Fit.NAME_AND_BIRTH : Fit.LIKE_NAME;
    }

    /**
     * An alias is the agency's own word that somebody goes by that name too, but may be another person's name: it agrees
     * where the number says who is meant, and is near otherwise.
     */
    private static NameLikeness name(Match match) {
        NameComparison alias = match.alias();
        if (match.name().agrees() || (alias != null && alias.agrees() && match.number() == AGREES)) {
            return NameLikeness.AGREES;
        }
        return near(match.name()) || (alias != null && near(alias)) ? NameLikeness.NEAR : NameLikeness.DIFFERENT;
    }

    private static boolean near(NameComparison name) {
        return name.evidence().stream().noneMatch(evidence -> evidence.kind() == Evidence.Kind.DIFFERENT);
    }

    private static Basis basis(MatchQuery query, Candidate candidate, NameLikeness name) {
        Match match = candidate.match();
        if (name != NameLikeness.AGREES) {
            return Basis.NONE;
        }
        if (match.number() == AGREES) {
            return Basis.NUMBER;
        }
        if (match.birth() != AGREES) {
            return Basis.NONE;
        }
        if (query.birthDate() != null && candidate.person().record().birth() instanceof Birth.FullDate) {
            return Basis.BIRTH_DATE;
        }
        return match.facility() == AGREES ? Basis.BIRTH_YEAR_AND_FACILITY : Basis.NONE;
    }

    private static Set<ReasonCode> doubts(MatchQuery query, Match match, NameLikeness name, Basis basis) {
        EnumSet<ReasonCode> doubts = EnumSet.noneOf(ReasonCode.class);
        if (name == NameLikeness.NEAR) {
            doubts.add(ReasonCode.NAME_NEAR);
        }
        if (name == NameLikeness.DIFFERENT) {
            doubts.add(ReasonCode.NAME_MISMATCH);
        }
        // A number that was given and cannot be compared does not agree either.
        if (query.number() != null && match.number() != AGREES) {
            doubts.add(ReasonCode.NUMBER_MISMATCH);
        }
        if (match.birth() == DISAGREES) {
            doubts.add(ReasonCode.BIRTH_MISMATCH);
        }
        if (match.state() == DISAGREES) {
            doubts.add(ReasonCode.STATE_MISMATCH);
        }
        // People are moved: with the number and the name agreeing, another facility is news, not a contradiction.
        if (match.facility() == DISAGREES && basis != Basis.NUMBER) {
            doubts.add(ReasonCode.FACILITY_MISMATCH);
        }
        return doubts;
    }
}
