package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names a page in a message: host and path. The query is left out, because it holds whom we asked for, and so is every part of the
 * path that may be a person's number or a session's key.
 */
final class PageName {

    /** The parts of a path that name a program: letters, and no more than two digits in a row. */
    private static final Pattern PROGRAM = Pattern.compile("(?:[A-Za-z._-]|(?<!\\d\\d)\\d)*");

    private PageName() {}

    static String of(URI url) {
        String path = Stream.of(String.valueOf(url.getRawPath()).split("/", -1))
                .map(PageName::part)
                .collect(Collectors.joining("/"));
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + path;
    }

    private static String part(String part) {
        int parameters = part.indexOf(';');
        String name = parameters < 0 ? part : part.substring(0, parameters);
        return PROGRAM.matcher(name).matches() ? name : "*";
    }
}
