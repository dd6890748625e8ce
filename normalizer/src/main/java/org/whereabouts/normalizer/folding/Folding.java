package org.whereabouts.normalizer.folding;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Folds text for comparison: marks removed, Latin letters spelt in ASCII, lower case. What is shown to people is never
 * folded. Folding is idempotent.
 */
public final class Folding {

    private static final String PASS = "NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower;";

    // A few characters become others in lower case or in ASCII that fold once more.
    private static final Transliterator FOLD = Transliterator.getInstance(PASS + PASS);

    private Folding() {}

    /** The folded text; blanks and punctuation stay where they are. */
    public static String fold(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : FOLD.transliterate(text);
    }

    /**
     * The folded words of a text: runs of letters and digits. An apostrophe joins ({@code O'Brien} is one word), all
     * else parts.
     */
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        fold(text).codePoints().forEach(c -> {
            if (isPartOfWord(c)) {
                word.appendCodePoint(c);
            } else if (!isApostrophe(c) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    /** True for the characters that are typed for an apostrophe in names: {@code ' ’ ‘ ʼ ` ´} and the okina. */
    public static boolean isApostrophe(int codePoint) {
        return switch (codePoint) {
            case '\'', '`', 0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02C8, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07 -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartOfWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }
}
