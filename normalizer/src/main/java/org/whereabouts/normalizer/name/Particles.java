package org.whereabouts.normalizer.name;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The small words of names: {@code de la Cruz}, {@code van der Berg}, {@code Ortega y Gasset}. */
final class Particles {

    private static final Set<String> PREPOSITIONS = Set.of(
            "de", "del", "da", "das", "do", "dos", "di", "du", "della", "delle", "dello", "van", "von", "vander", "der",
            "den", "ter", "ten", "zu", "zum", "bin", "ibn");

    /** Small only behind "de": "La" alone begins many names that are written large. */
    private static final Set<String> ARTICLES = Set.of("la", "las", "los", "el");

    private static final Set<String> CONJUNCTIONS = Set.of("y", "e");

    /** The first half of surnames that are often written apart: {@code Mc Donald}, {@code St John}. */
    private static final Set<String> PREFIXES =
            Set.of("mc", "mac", "st", "ste", "saint", "san", "santa", "le", "la", "los", "las", "el", "al", "abu");

    /** What an O may belong to, in {@code Sean O Brien}; before any other name it is an initial. */
    private static final Set<String> AFTER_O = Set.of(
            "bannon",
            "boyle",
            "brien",
            "bryan",
            "bryant",
            "callaghan",
            "connell",
            "conner",
            "connor",
            "day",
            "dell",
            "doherty",
            "donnell",
            "donoghue",
            "donovan",
            "dowd",
            "dwyer",
            "farrell",
            "flaherty",
            "flynn",
            "gara",
            "gorman",
            "grady",
            "halloran",
            "hanlon",
            "hara",
            "hare",
            "hearn",
            "hern",
            "keefe",
            "keeffe",
            "kelly",
            "leary",
            "loughlin",
            "malley",
            "mara",
            "meara",
            "neal",
            "neil",
            "neill",
            "quinn",
            "reilly",
            "riley",
            "rourke",
            "shaughnessy",
            "shea",
            "steen",
            "sullivan",
            "toole");

    private Particles() {}

    /** True for a word that adds nothing to a surname. */
    static boolean isParticle(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PREPOSITIONS.contains(lower) || ARTICLES.contains(lower) || CONJUNCTIONS.contains(lower);
    }

    /** True for a word that, in running text, belongs to the surname whose next word follows. */
    static boolean beginsSurname(String word, String next) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PREPOSITIONS.contains(lower)
                || PREFIXES.contains(lower)
                || (lower.equals("o") && AFTER_O.contains(next.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a word of a surname is written small, given that another follows it.
     *
     * @param before the word before it, null for the first
     */
    static boolean isSmallInFamily(String word, @Nullable String before) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PREPOSITIONS.contains(lower)
                || isArticleBehindDe(lower, before)
                || (before != null && CONJUNCTIONS.contains(lower));
    }

    /** The same for middle names ({@code Maria de los Angeles}); "Van" and "Da" are names there. */
    static boolean isSmallInMiddle(String word, @Nullable String before) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("de") || lower.equals("del") || isArticleBehindDe(lower, before);
    }

    private static boolean isArticleBehindDe(String lower, @Nullable String before) {
        return ARTICLES.contains(lower) && before != null && before.equalsIgnoreCase("de");
    }
}
