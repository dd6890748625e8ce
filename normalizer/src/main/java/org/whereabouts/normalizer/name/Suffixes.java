package org.whereabouts.normalizer.name;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generational suffixes: which words are one, and how they are written. */
final class Suffixes {

    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("JR", "Jr"),
            Map.entry("JNR", "Jr"),
            Map.entry("SR", "Sr"),
            Map.entry("SNR", "Sr"),
            Map.entry("II", "II"),
            Map.entry("2ND", "II"),
            Map.entry("III", "III"),
            Map.entry("3RD", "III"),
            Map.entry("IV", "IV"),
            Map.entry("4TH", "IV"),
            Map.entry("V", "V"),
            Map.entry("5TH", "V"),
            Map.entry("VI", "VI"),
            Map.entry("6TH", "VI"));

    private Suffixes() {}

    /** The suffix as it is written, or null when the word is none. */
    static @Nullable String written(String word) {
        return WRITTEN.get(word.toUpperCase(Locale.ROOT));
    }

    /** True for {@code V} and {@code VI}, which may as well be an initial and a given name. */
    static boolean isAmbiguous(String word) {
        return word.equalsIgnoreCase("V") || word.equalsIgnoreCase("VI");
    }

    /**
     * Whether the last of these words is a suffix and no part of the name. An ambiguous one counts only in capitals and
     * behind at least {@code least} other words.
     */
    static boolean endsWithSuffix(List<String> words, int least) {
        if (words.isEmpty() || written(words.getLast()) == null) {
            return false;
        }
        String last = words.getLast();
        return !isAmbiguous(last) || (words.size() > least && last.equals(last.toUpperCase(Locale.ROOT)));
    }
}
