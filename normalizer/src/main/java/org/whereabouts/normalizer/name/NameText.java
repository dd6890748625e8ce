package org.whereabouts.normalizer.name;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.whereabouts.normalizer.folding.Folding;

/** The characters of a name as a site or a person typed them, made uniform before the name is read. */
final class NameText {

    /** Far beyond any name, and short enough that no text can keep the parser busy. */
    static final int MOST = 300;

    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\([^)]*\\)|\\[[^\\]]*\\]|“[^”]*”");

    private NameText() {}

    /**
     * Uniform text: composed, dashes and apostrophes one kind each, nicknames in quotes or brackets left out, every
     * other character that no name has turned into a blank. Commas stay, they part names.
     */
    static String uniform(String text) {
        if (text.length() > MOST) {
            throw new UnreadableNameException("longer than " + MOST + " characters");
        }
        String composed = Normalizer2.getNFKCInstance().normalize(text);
        var uniform = new StringBuilder();
        ASIDE.matcher(composed).replaceAll(" ").codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ',' || isMark(c)) {
                uniform.appendCodePoint(c);
            } else if (Folding.isApostrophe(c)) {
                uniform.append('\'');
            } else if (isDash(c)) {
                uniform.append('-');
            } else if (Character.getType(c) != Character.FORMAT) {
                uniform.append(' ');
            }
        });
        return uniform.toString();
    }

    /**
     * The words of a uniform text that hold a letter, without dashes and apostrophes at their ends. {@code 2ND} counts.
     */
    static List<String> words(String uniform) {
        var words = new ArrayList<String>();
        for (String raw : uniform.replace(',', ' ').split(" +", -1)) {
            String word = trim(raw);
            if (word.codePoints().anyMatch(Character::isLetter)) {
                words.add(word);
            }
        }
        return words;
    }

    private static String trim(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && isJoint(raw.charAt(start))) {
            start++;
        }
        while (end > start && isJoint(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    private static boolean isJoint(char c) {
        return c == '\'' || c == '-';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isDash(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212;
    }
}
