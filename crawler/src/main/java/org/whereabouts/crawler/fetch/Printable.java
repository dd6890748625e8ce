package org.whereabouts.crawler.fetch;

/** What a stranger wrote, made fit for one line of a log: no control characters, no endless ones. */
final class Printable {

    private static final int LONGEST = 100;

    private Printable() {}

    static String of(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "..." : printable;
    }
}
