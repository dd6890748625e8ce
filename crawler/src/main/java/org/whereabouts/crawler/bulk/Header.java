package org.whereabouts.crawler.bulk;

import java.util.List;
import java.util.Locale;

/** Where the columns lie that are asked for. */
final class Header {

    private Header() {}

    /** The index of each wanted column in a row of names. Case and the number of blanks do not tell columns apart. */
    static int[] byName(List<String> names, List<String> wanted) throws LayoutException {
        List<String> known = names.stream().map(Header::normal).toList();
        int[] columns = new int[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = normal(wanted.get(i));
            columns[i] = known.indexOf(name);
            if (columns[i] < 0) {
                throw new LayoutException(
                        "column \"" + wanted.get(i) + "\"", "a header of " + known.size() + " others");
            }
            if (columns[i] != known.lastIndexOf(name)) {
                throw new LayoutException("one column \"" + wanted.get(i) + "\"", "several");
            }
        }
        return columns;
    }

    /** The same where columns have numbers, from 1. */
    static int[] byNumber(int width, List<String> wanted) throws LayoutException {
        int[] columns =
                wanted.stream().mapToInt(number -> Integer.parseInt(number) - 1).toArray();
        for (int column : columns) {
            if (column >= width) {
                throw new LayoutException("column " + (column + 1), "rows of " + width);
            }
        }
        return columns;
    }

    private static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }
}
