package org.whereabouts.indexer.registry;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number without what people add or leave out when they write it: upper case, letters and digits alone, no leading
 * zeros. Two ways of writing one number have the same key; numbers of different agencies may share one.
 */
public final class NumberKey {

    private static final Pattern DECORATION = Pattern.compile("[^0-9A-Z]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s#:]+");

    /** Agencies put one or two letters in front of their numbers; more are the agency's name. */
    private static final Pattern LABEL_BEFORE = Pattern.compile("^[A-Z]{3,}(?=[0-9]+$)");

    private static final int MOST_LETTERS_OF_A_NUMBER = 2;
    private static final Set<String> SHORT_LABELS = Set.of("ID", "NO", "NR");

    private NumberKey() {}

    /** The key of a number as an agency writes it; empty when it has neither letters nor digits. */
    public static Optional<String> of(String number) {
        String bare = bare(number);
        return bare.isEmpty()
                ? Optional.empty()
                : Optional.of(LEADING_ZEROS.matcher(bare).replaceFirst(""));
    }

    /**
     * The key of the number that somebody means who typed this: words around it are left out ({@code Inmate # 12345-678}),
     * parts written apart are joined ({@code 12345 678}, {@code QA 1234}), an agency's name in front goes
     * ({@code TDCJ01234567}). Empty when the text has no digit.
     */
    public static Optional<String> meant(String text) {
        List<String> words = words(text);
        int from = 0;
        while (from < words.size() && !hasDigit(words.get(from))) {
            from++;
        }
        int to = from;
        while (to < words.size() && hasDigit(words.get(to))) {
            to++;
        }
        if (from == to) {
            return Optional.empty();
        }
        int first = from > 0 && belongsToNumber(words.get(from - 1)) ? from - 1 : from;
        String number = String.join("", words.subList(first, to));
        return of(LABEL_BEFORE.matcher(number).replaceFirst(""));
    }

    /**
     * The keys under which the number that somebody typed may be held, {@link #meant} first. They are for finding: one that
     * fits proves nothing. Empty when the text has no digit.
     */
    public static SequencedSet<String> ofTyped(String text) {
        var keys = new LinkedHashSet<String>();
        meant(text).ifPresent(meant -> {
            keys.add(meant);
            of(words(text).stream().filter(NumberKey::hasDigit).collect(Collectors.joining()))
                    .ifPresent(keys::add);
            of(text).ifPresent(keys::add);
        });
        return keys;
    }

    private static boolean belongsToNumber(String word) {
        return word.length() <= MOST_LETTERS_OF_A_NUMBER && !SHORT_LABELS.contains(word);
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text)
                .map(NumberKey::bare)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Letters and digits in upper case, with full-width and other compatibility forms made plain. */
    private static String bare(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return DECORATION.matcher(upper).replaceAll("");
    }
}
