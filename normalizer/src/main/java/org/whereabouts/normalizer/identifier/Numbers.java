package org.whereabouts.normalizer.identifier;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.whereabouts.crawler.source.SourceProfile.NumberFormat;

/** Brings an agency's numbers to their one canonical form. */
public final class Numbers {

    /** Longer texts hold more than a number. */
    private static final int MOST = 200;

    private static final Pattern WORD = Pattern.compile("[A-Z0-9]+(?:-[A-Z0-9]+)*");

    private static final Pattern NUMERIC = Pattern.compile("[0-9]+");

    /** Words that announce a number and belong to none. */
    private static final Set<String> LABELS = Set.of(
            "ID", "NO", "NR", "NUM", "NUMBER", "REG", "SID", "DOC", "TDCJ", "BOP", "INMATE", "OFFENDER", "REGISTER");

    /** Digits that may be missing in front of a number inside a text, before it is taken for something else. */
    private static final int MOST_PADDED_IN_TEXT = 3;

    private Numbers() {}

    /**
     * The canonical number that a text holds: {@code 1234567} becomes {@code 01234567} where eight digits are the form,
     * {@code 12345678} becomes {@code 12345-678} where a dash follows the fifth, {@code Inmate # 12345-678} gives the
     * number alone.
     *
     * @return empty when the text holds no number of this form, or more than one
     */
    public static Optional<String> canonical(NumberFormat format, String text) {
        if (text.length() > MOST) {
            return Optional.empty();
        }
        Pattern pattern = Pattern.compile(format.pattern());
        List<String> words = words(Normalizer2.getNFKCInstance()
                .normalize(text)
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\p{Pd}", "-"));
        if (words.size() == 1) {
            return shaped(format, pattern, words.getFirst(), Integer.MAX_VALUE);
        }
        Set<String> found = all(format, pattern, words, 0);
        if (found.isEmpty()) {
            found = all(format, pattern, pairs(words), 0);
        }
        if (found.isEmpty()) {
            found = all(format, pattern, words, MOST_PADDED_IN_TEXT);
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static Set<String> all(NumberFormat format, Pattern pattern, List<String> candidates, int padding) {
        var found = new LinkedHashSet<String>();
        for (String candidate : candidates) {
            shaped(format, pattern, candidate, padding).ifPresent(found::add);
        }
        return found;
    }

    /** Neighbouring words written as one, for {@code QQ 0001} and {@code 12345 678}. */
    private static List<String> pairs(List<String> words) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (!LABELS.contains(words.get(i))) {
                pairs.add(words.get(i) + words.get(i + 1));
            }
        }
        return pairs;
    }

    private static List<String> words(String upper) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(upper);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** The candidate in canonical form, if it has one with at most {@code padding} zeros put in front. */
    private static Optional<String> shaped(NumberFormat format, Pattern pattern, String candidate, int padding) {
        if (pattern.matcher(candidate).matches()) {
            return Optional.of(candidate);
        }
        String bare = candidate.replace("-", "");
        Integer digits = format.digits();
        if (digits != null && bare.length() < digits && NUMERIC.matcher(bare).matches()) {
            boolean dashed = bare.length() < candidate.length();
            if (digits - bare.length() > padding || (dashed && !isDashedAtTheEnd(format, candidate, digits))) {
                return Optional.empty();
            }
            bare = "0".repeat(digits - bare.length()) + bare;
        }
        Integer dash = format.dashAfter();
        if (dash != null && bare.length() > dash) {
            bare = bare.substring(0, dash) + "-" + bare.substring(dash);
        }
        return pattern.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    /** {@code 1234-678} lacks a zero in front; {@code 12-34} is something else. */
    private static boolean isDashedAtTheEnd(NumberFormat format, String candidate, int digits) {
        Integer dash = format.dashAfter();
        return dash != null && candidate.length() - 1 - candidate.indexOf('-') == digits - dash;
    }
}
