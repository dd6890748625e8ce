package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names as Oregon's form takes them: {@code A*} is whatever begins so, {@code A} that very name, empty any name. In one with a
 * dash each {@code *} is exactly one character, so that {@code SMITH-*} does not find SMITH-JONES.
 */
record UsOrDocNames(String first, String last) {

    private static final List<String> LETTERS =
            IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString).toList();
    /** What names have beside letters and the dash: O'BRIEN, DE LA CRUZ, ST. JOHN. */
    private static final List<String> SIGNS = List.of("'", " ", ".");

    private static final int LONGEST_BEHIND_A_DASH = 18;

    static Stream<UsOrDocNames> everybody() {
        return LETTERS.stream().map(letter -> new UsOrDocNames("", letter + "*"));
    }

    /** Names that together are these: by first letter of the first name, then by one more letter of the last name. */
    Stream<UsOrDocNames> split() {
        if (first.isEmpty()) {
            return LETTERS.stream().map(letter -> new UsOrDocNames(letter + "*", last));
        }
        if (isPrefix(last)) {
            return longer(last).map(one -> new UsOrDocNames(first, one));
        }
        return isPrefix(first) ? longer(first).map(one -> new UsOrDocNames(one, last)) : Stream.empty();
    }

    private static boolean isPrefix(String name) {
        return name.endsWith("*") && name.indexOf('-') < 0;
    }

    /** What a name that begins so may be: longer by a letter or sign, no longer, or longer by a dash and so many characters. */
    private static Stream<String> longer(String prefix) {
        String begin = prefix.substring(0, prefix.length() - 1);
        Stream<String> longer = Stream.concat(LETTERS.stream(), SIGNS.stream()).map(next -> begin + next + "*");
        Stream<String> same = Stream.of(begin).filter(name -> Character.isLetter(name.charAt(name.length() - 1)));
        Stream<String> dashed =
                IntStream.rangeClosed(1, LONGEST_BEHIND_A_DASH).mapToObj(n -> begin + "-" + "*".repeat(n));
        return Stream.of(longer, same, dashed).flatMap(names -> names);
    }

    @Override
    public String toString() {
        return "last=" + last + (first.isEmpty() ? "" : " first=" + first);
    }
}
