package org.whereabouts.normalizer.name;

import java.util.Locale;

/**
 * One thing that speaks for or against two names being one.
 *
 * @param kind what was found
 * @param part the part of the name it was found in: {@code family}, {@code given}, {@code middle}, {@code suffix} or
 *     {@code name}
 */
public record Evidence(Kind kind, String part) {

    /** What can be found. */
    public enum Kind {
        /** Letter for letter the same. */
        EXACT,
        /** The same but for case, diacritics, hyphens, apostrophes or blanks. */
        FOLDED,
        /** One given name is a well attested short form of the other. */
        NICKNAME,
        /** One given name may be short for the other, or both for a third. */
        LOOSE_NICKNAME,
        /** The same surname, with and without its particles ({@code de la Cruz}, {@code Cruz}). */
        PARTICLE,
        /** One slip of the pen apart. */
        TYPO,
        /** They sound alike. */
        PHONETIC,
        /** One is only the other's initial. */
        INITIAL,
        /** One has two surnames, the other the first of them. */
        ONE_SURNAME,
        /** One has two surnames, the other the last of them. */
        LAST_SURNAME,
        /** Given and family name stand in each other's place. */
        SWAPPED,
        /** Only one of the names has this part. */
        MISSING,
        /** Only one of the names has a middle name. */
        MISSING_MIDDLE,
        /** Only one of the names has a suffix. */
        MISSING_SUFFIX,
        /** Different middle names. */
        MIDDLE_CONFLICT,
        /** Different suffixes: father and son, as a rule. */
        SUFFIX_CONFLICT,
        /** Nothing in common that counts. */
        DIFFERENT
    }

    /** For people, for example {@code given: nickname}. */
    public String text() {
        return part + ": " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
