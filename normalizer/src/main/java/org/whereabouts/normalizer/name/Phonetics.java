package org.whereabouts.normalizer.name;

import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * How a folded word sounds, as codes: Double Metaphone of four letters. A word has one or two of them, or none when it
 * has no Latin letter.
 *
 * <p>Chosen on 52,573 labelled pairs of given names and surnames: it found 64 and 63 of 100 true variants while 0.11 %
 * of strangers among the 5,000 most frequent surnames shared a code; Daitch-Mokotoff found 63 and 61 at 0.18 %,
 * Beider-Morse 37 and 44 with ten times as many codes. With the spelling keys it is 79 and 80 of 100.
 */
final class Phonetics {

    /** With six letters 60 of 100 variants were found instead of 64, and hardly more strangers kept apart. */
    private static final int CODE_LENGTH = 4;

    private static final DoubleMetaphone METAPHONE = metaphone();

    private Phonetics() {}

    static Set<String> codes(String word) {
        var codes = new TreeSet<String>();
        for (boolean alternate : new boolean[] {false, true}) {
            String code = METAPHONE.doubleMetaphone(word, alternate);
            if (code != null && !code.isEmpty()) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static DoubleMetaphone metaphone() {
        var metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(CODE_LENGTH);
        return metaphone;
    }
}
