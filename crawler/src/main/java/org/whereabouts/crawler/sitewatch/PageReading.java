package org.whereabouts.crawler.sitewatch;

import java.util.List;

/**
 * What a page says.
 *
 * @param title of the document; empty when it has none
 * @param lines its main text: a heading, paragraph, list item or table row each; none holds a line break
 * @param links where it leads, as written on the page but absolute, in the page's order
 */
record PageReading(String title, List<String> lines, List<String> links) {

    /** More than any notice that stands in place of a page says in its main part. */
    private static final int MOST_LINES_OF_A_NOTICE = 5;

    private static final int LONGEST_NOTICE = 300;

    PageReading {
        lines = List.copyOf(lines);
        links = List.copyOf(links);
    }

    /** Whether it has content of its own, and is no mere notice. */
    boolean saysSomething() {
        return lines.size() > MOST_LINES_OF_A_NOTICE
                || lines.stream().mapToInt(String::length).sum() > LONGEST_NOTICE;
    }
}
