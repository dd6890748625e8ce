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

    PageReading {
        lines = List.copyOf(lines);
        links = List.copyOf(links);
    }
}
