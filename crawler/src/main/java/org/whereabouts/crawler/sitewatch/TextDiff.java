package org.whereabouts.crawler.sitewatch;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** How one text became another, line by line, for people to read: bounded, so that a rewritten site stays a report. */
final class TextDiff {

    private static final int CONTEXT = 2;
    private static final int FILE_NAMES = 2;
    private static final int MOST_LINES = 80;
    private static final int LONGEST_LINE = 300;

    private TextDiff() {}

    /** The unified diff, beginning with its first {@code @@}; empty for equal texts. */
    static List<String> between(List<String> before, List<String> after) {
        return bounded(
                UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), CONTEXT).stream()
                        .skip(FILE_NAMES)
                        .toList());
    }

    /** A whole text as added. */
    static List<String> added(List<String> lines) {
        return bounded(lines.stream().map(line -> "+" + line).toList());
    }

    private static List<String> bounded(List<String> diff) {
        List<String> shown = new ArrayList<>(
                diff.stream().limit(MOST_LINES).map(TextDiff::cut).toList());
        if (diff.size() > MOST_LINES) {
            shown.add("... " + (diff.size() - MOST_LINES) + " more lines");
        }
        return shown;
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "...";
    }
}
