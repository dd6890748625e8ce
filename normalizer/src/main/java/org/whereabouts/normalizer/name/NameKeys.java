package org.whereabouts.normalizer.name;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a name is found by: five sets of folded keywords, compared by intersection. Indexed and queried names get them
 * from the same code, {@link NameAnalysis}. The order of the parts plays no role; a suffix is no key.
 *
 * @param tokens the words of the name: {@code smith}, {@code jones}, {@code j}
 * @param spelling each word of two letters or more and, from four letters on, what remains when one letter is left out:
 *     two words one insertion, deletion, substitution or transposition apart share one
 * @param phonetic codes of how the words sound
 * @param nicknames the given names themselves and those they are short for
 * @param joined neighbouring words written as one: {@code delacruz}
 */
public record NameKeys(
        SortedSet<String> tokens,
        SortedSet<String> spelling,
        SortedSet<String> phonetic,
        SortedSet<String> nicknames,
        SortedSet<String> joined) {

    public NameKeys {
        tokens = frozen(tokens);
        spelling = frozen(spelling);
        phonetic = frozen(phonetic);
        nicknames = frozen(nicknames);
        joined = frozen(joined);
    }

    private static SortedSet<String> frozen(SortedSet<String> keys) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }
}
