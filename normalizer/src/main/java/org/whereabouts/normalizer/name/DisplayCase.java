package org.whereabouts.normalizer.name;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Restores the case that people write, from the capitals that sites print: {@code McDonald}, {@code O'Brien},
 * {@code Smith-Jones}, {@code de la Cruz}. A word already written in both cases is left as it is.
 */
final class DisplayCase {

    /** Names after "Mac" that begin with a capital; all others ("Macias", "Mack") are one word. */
    private static final Set<String> AFTER_MAC = Set.of(
            "alister",
            "allister",
            "alpine",
            "arthur",
            "aulay",
            "bean",
            "beth",
            "bride",
            "callum",
            "coll",
            "cormack",
            "donald",
            "donell",
            "donnell",
            "dougal",
            "dougall",
            "dowell",
            "duff",
            "eachern",
            "ewan",
            "ewen",
            "farlane",
            "fadden",
            "gillivray",
            "gowan",
            "gregor",
            "innes",
            "intosh",
            "intyre",
            "isaac",
            "iver",
            "ivor",
            "kay",
            "kenna",
            "kenzie",
            "kinlay",
            "kinley",
            "kinnon",
            "lachlan",
            "laine",
            "laren",
            "lean",
            "leish",
            "lennan",
            "leod",
            "mahon",
            "manus",
            "master",
            "millan",
            "murray",
            "nab",
            "nair",
            "namara",
            "naughton",
            "neil",
            "neill",
            "niven",
            "phail",
            "phee",
            "pherson",
            "quarrie",
            "queen",
            "rae",
            "ritchie",
            "swain",
            "tavish",
            "taggart",
            "vicar",
            "williams");

    private DisplayCase() {}

    /** A family name; particles before its last word are written small. */
    static String family(List<String> words) {
        return written(words, Particles::isSmallInFamily, word -> false);
    }

    /** A given name; two consonants such as {@code TJ} stay capitals. */
    static String given(List<String> words) {
        return written(words, (word, before) -> false, DisplayCase::isInitials);
    }

    /** Middle names. */
    static String middle(List<String> words) {
        return written(words, Particles::isSmallInMiddle, DisplayCase::isInitials);
    }

    private static String written(
            List<String> words, BiPredicate<String, @Nullable String> isSmall, Predicate<String> isKept) {
        var written = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String before = i == 0 ? null : words.get(i - 1);
            boolean last = i + 1 == words.size();
            if (!last && isOneCase(word) && isSmall.test(word, before)) {
                written.add(lower(word));
            } else {
                written.add(isKept.test(word) ? word : word(word));
            }
        }
        return String.join(" ", written);
    }

    private static String word(String word) {
        if (!isOneCase(word) && !isShoutedBehindPrefix(word)) {
            return word;
        }
        var written = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i == word.length() || word.charAt(i) == '-') {
                written.append(unhyphenated(word.substring(start, i)));
                if (i < word.length()) {
                    written.append('-');
                }
                start = i + 1;
            }
        }
        return written.toString();
    }

    private static String unhyphenated(String word) {
        int apostrophe = word.indexOf('\'');
        // A capital after the apostrophe of O'Brien and De'Andre, none after that of Sha'n.
        if (apostrophe > 0 && word.length() - apostrophe > 2) {
            return unhyphenated(word.substring(0, apostrophe)) + "'" + unhyphenated(word.substring(apostrophe + 1));
        }
        String lower = lower(word);
        if (lower.length() >= 4 && lower.startsWith("mc")) {
            return "Mc" + capitalized(lower.substring(2));
        }
        if (lower.startsWith("mac") && AFTER_MAC.contains(lower.substring(3))) {
            return "Mac" + capitalized(lower.substring(3));
        }
        return capitalized(lower);
    }

    private static String capitalized(String lower) {
        if (lower.isEmpty()) {
            return lower;
        }
        int first = lower.offsetByCodePoints(0, 1);
        return UCharacter.toTitleCase(Locale.ROOT, lower.substring(0, first), null) + lower.substring(first);
    }

    private static String lower(String word) {
        // The lower case of a dotted capital I is an i with a second dot, which nobody writes.
        return UCharacter.toLowerCase(Locale.ROOT, word).replace("i\u0307", "i");
    }

    /** Two consonants in capitals are initials written as one word. */
    private static boolean isInitials(String word) {
        return word.length() == 2 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z' && "AEIOUY".indexOf(c) < 0);
    }

    private static boolean isOneCase(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT)) || word.equals(word.toLowerCase(Locale.ROOT));
    }

    /** {@code McDONALD}, {@code MacARTHUR}: small letters in the prefix only. */
    private static boolean isShoutedBehindPrefix(String word) {
        for (String prefix : List.of("Mc", "Mac")) {
            if (word.startsWith(prefix) && word.length() > prefix.length() + 1) {
                String rest = word.substring(prefix.length());
                return rest.equals(rest.toUpperCase(Locale.ROOT));
            }
        }
        return false;
    }
}
