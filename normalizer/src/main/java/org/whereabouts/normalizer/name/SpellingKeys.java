package org.whereabouts.normalizer.name;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The deletion neighbourhood of a word (Mor and Fraenkel 1982, "SymSpell"): the word and everything that remains when
 * one letter is left out. Two words of at least {@value #LEAST} letters that are one edit apart share a key; so do a
 * word of {@value #LEAST} letters and one of three that came from it by leaving out a letter.
 */
final class SpellingKeys {

    /** Shorter words have too many neighbours to say anything. */
    static final int LEAST = 4;

    /** Longer words are no names; they are kept whole. */
    static final int MOST = 40;

    private SpellingKeys() {}

    static Set<String> of(String word) {
        var keys = new TreeSet<String>();
        emit(word, keys::add);
        return keys;
    }

    static void emit(String word, Consumer<String> sink) {
        int[] letters = word.codePoints().toArray();
        if (letters.length < 2) {
            return;
        }
        sink.accept(word);
        if (letters.length < LEAST || letters.length > MOST) {
            return;
        }
        for (int skipped = 0; skipped < letters.length; skipped++) {
            var rest = new StringBuilder(word.length());
            for (int i = 0; i < letters.length; i++) {
                if (i != skipped) {
                    rest.appendCodePoint(letters[i]);
                }
            }
            sink.accept(rest.toString());
        }
    }
}
