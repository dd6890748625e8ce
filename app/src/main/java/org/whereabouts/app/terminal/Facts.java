package org.whereabouts.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** What is known of one thing: a label and a value each, long values wrapped at blanks, nothing cut. */
public final class Facts {

    private static final int GAP = 2;
    private static final int LEAST_VALUE = 10;

    private final List<Fact> facts = new ArrayList<>();

    private record Fact(String label, String value) {}

    /** Adds one. */
    public Facts add(String label, String value) {
        facts.add(new Fact(Terminal.printable(label), Terminal.printable(value)));
        return this;
    }

    /** The lines, none wider than {@code width} unless a single word is. */
    public List<String> lines(int width) {
        int labels =
                facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        int room = Math.max(width - labels - GAP, LEAST_VALUE);
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            String label = fact.label();
            for (String part : wrap(fact.value(), room)) {
                lines.add((label + " ".repeat(labels - label.length() + GAP) + part).stripTrailing());
                label = "";
            }
        }
        return lines;
    }

    /** Prints the lines to the terminal, at its width. */
    public void print(Terminal terminal) {
        lines(terminal.columns()).forEach(terminal::println);
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
