package org.whereabouts.normalizer.name;

import java.util.Collections;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two folded words are that are not equal. */
final class WordSimilarity {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private WordSimilarity() {}

    /** What speaks for two different words being one name, and how much, 0..1. */
    static PartMatch of(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (shorter >= SpellingKeys.LEAST && isOneEdit(one, other)) {
            return new PartMatch(Evidence.Kind.TYPO, 0.85 + 0.1 * Math.min(1, (shorter - 4) / 6.0));
        }
        double likeness = JARO_WINKLER.apply(one, other);
        if (shorter > 1 && likeness >= 0.7 && soundAlike(one, other)) {
            return new PartMatch(Evidence.Kind.PHONETIC, 0.6 + 0.25 * likeness);
        }
        return new PartMatch(Evidence.Kind.DIFFERENT, 0.6 * likeness);
    }

    static boolean soundAlike(String one, String other) {
        return !Collections.disjoint(Phonetics.codes(one), Phonetics.codes(other));
    }

    /** One insertion, deletion, substitution or transposition of neighbours apart. */
    static boolean isOneEdit(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        if (longer.length() > shorter.length()) {
            return longer.startsWith(shorter.substring(at), at + 1);
        }
        if (at == shorter.length()) {
            return false;
        }
        boolean substituted = longer.startsWith(shorter.substring(at + 1), at + 1);
        boolean transposed = at + 1 < shorter.length()
                && shorter.charAt(at) == longer.charAt(at + 1)
                && shorter.charAt(at + 1) == longer.charAt(at)
                && longer.startsWith(shorter.substring(at + 2), at + 2);
        return substituted || transposed;
    }
}
