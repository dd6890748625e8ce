package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.number;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** A trial as an operator reads it, line by line as it goes on. */
record TrialText(Terminal terminal) {

    /** Shown of everybody that was found; the rest is the same again. */
    private static final int PEOPLE = 5;

    void plan(JsonNode plan) {
        Facts facts = new Facts();
        facts.add("source", value(plan, "source") + ", " + value(plan, "agency"));
        facts.add("site", value(plan, "baseUrl"));
        int limit = plan.path("limit").asInt();
        facts.add(
                "plan",
                String.format(
                        Locale.ROOT,
                        "%s, at least %s s apart, as %s; nothing is stored",
                        limit == 1 ? "one request" : "at most " + limit + " requests",
                        seconds(plan.path("delaySeconds").asDouble()),
                        value(plan, "priority").equals("SWEEP") ? "a sweep asks" : "a look-up asks"));
        facts.add(
                "terms",
                plan.path("termsReviewed").asBoolean()
                        ? "reviewed: " + value(plan, "terms")
                        : "not reviewed: read what the site allows; it is not swept before somebody has");
        facts.print(terminal);
        terminal.println("");
    }

    /** What was asked, what came, what it means: a line each. */
    void step(JsonNode step) {
        Facts facts = new Facts();
        facts.add(
                value(step, "number"),
                "%s: %s %s".formatted(value(step, "page"), value(step, "method"), shortened(value(step, "path"))));
        facts.add("", received(step));
        facts.add("", found(step));
        facts.print(terminal);
    }

    /** A path may be longer than the terminal is wide; its ends tell most. */
    private String shortened(String path) {
        int most = Math.max(20, terminal.columns() - 20);
        return path.length() <= most
                ? path
                : path.substring(0, most / 2) + "..." + path.substring(path.length() - (most - most / 2 - 3));
    }

    private static String received(JsonNode step) {
        double waited = step.path("waitedSeconds").asDouble();
        String wait = waited < 0.05 ? "" : String.format(Locale.ROOT, ", after waiting %.1f s", waited);
        return step.has("status")
                ? String.format(
                                Locale.ROOT,
                                "HTTP %d, %,d bytes in %.2f s",
                                step.path("status").asInt(),
                                step.path("bytes").asInt(),
                                step.path("seconds").asDouble())
                        + wait
                : "no answer" + wait;
    }

    private static String found(JsonNode step) {
        JsonNode people = step.path("people");
        String detail = people.isObject() ? counted(people) : value(step, "detail");
        return value(step, "outcome") + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static String counted(JsonNode people) {
        int entries = people.path("entries").asInt();
        return (entries == 1 ? "1 person" : entries + " people")
                + (people.path("total").isNumber() ? " of " + value(people, "total") : "");
    }

    /** Everything that was found, and why it stopped. */
    void end(List<JsonNode> steps, JsonNode end) {
        List<JsonNode> lists = steps.stream()
                .map(step -> step.path("people"))
                .filter(JsonNode::isObject)
                .toList();
        if (!lists.isEmpty()) {
            people(lists);
            fill(lists, end.path("entries").asInt());
            troubles(lists);
        }
        terminal.println("");
        new Facts().add("stopped", reason(steps, end)).print(terminal);
    }

    private static String reason(List<JsonNode> steps, JsonNode end) {
        return switch (value(end, "reason")) {
            case "LIMIT" -> "after as many requests as it was allowed; a sweep would go on";
            case "ALL_ASKED" -> "there is nothing more to ask";
            case "WITHDRAWN" -> "the source was withdrawn meanwhile";
            default ->
                "request " + end.path("requests").asInt() + " brought nothing to go on with: "
                        + (steps.isEmpty() ? "" : found(steps.getLast()));
        };
    }

    private void people(List<JsonNode> lists) {
        Table table = Table.of(exact("NUMBER"), text("NAME"), text("STATUS"), text("FACILITY"));
        lists.stream()
                .flatMap(list -> list.path("first").valueStream())
                .limit(PEOPLE)
                .map(person -> person.path("fields"))
                .forEach(fields -> table.row(
                        orDash(value(fields, "NUMBER")),
                        orDash(name(fields)),
                        orDash(value(fields, "STATUS")),
                        orDash(value(fields, "FACILITY"))));
        if (!table.isEmpty()) {
            terminal.println("");
            table.print(terminal);
        }
    }

    private static String name(JsonNode fields) {
        String given = Stream.of("GIVEN", "MIDDLE", "SUFFIX")
                .map(part -> value(fields, part))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String family = value(fields, "FAMILY");
        String whole = value(fields, "NAME");
        return whole.isEmpty() ? family + (given.isEmpty() ? "" : ", " + given) : whole;
    }

    /** Which fields the pages carry, and for how many of the people. */
    private void fill(List<JsonNode> lists, int entries) {
        SortedMap<String, Double> filled = new TreeMap<>();
        for (JsonNode list : lists) {
            int people = list.path("entries").asInt();
            list.path("fill")
                    .properties()
                    .forEach(field ->
                            filled.merge(field.getKey(), field.getValue().asDouble() * people, Double::sum));
        }
        Table table = Table.of(text("FIELD"), number("FILLED"));
        filled.forEach((field, count) ->
                table.row(field, String.format(Locale.ROOT, "%.0f %%", 100 * count / Math.max(1, entries))));
        if (!table.isEmpty()) {
            terminal.println("");
            table.print(terminal);
        }
    }

    private void troubles(List<JsonNode> lists) {
        SortedSet<String> words = new TreeSet<>();
        SortedSet<String> facilities = new TreeSet<>();
        SortedMap<String, Integer> rejected = new TreeMap<>();
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        for (JsonNode list : lists) {
            list.path("unknownWords").forEach(word -> unknown(word.asString(), words, facilities));
            counts(list.path("rejected"), rejected);
            counts(list.path("leftOut"), leftOut);
        }
        Facts facts = new Facts();
        if (!words.isEmpty()) {
            facts.add("no meaning", String.join("; ", words) + ": give them one under 'words' of the profile");
        }
        if (!facilities.isEmpty()) {
            facts.add(
                    "no facility",
                    String.join("; ", facilities)
                            + ": not in the facility directory; people are found, letters to them are to be verified");
        }
        rejected.forEach((reason, count) -> facts.add("rejected", count + " for " + reason));
        leftOut.forEach((ground, count) -> facts.add("left out", count + " for " + ground));
        if (!words.isEmpty() || !facilities.isEmpty() || !rejected.isEmpty() || !leftOut.isEmpty()) {
            terminal.println("");
            facts.print(terminal);
        }
    }

    private static void counts(JsonNode list, SortedMap<String, Integer> sum) {
        list.properties().forEach(one -> sum.merge(one.getKey(), one.getValue().asInt(), Integer::sum));
    }

    /** Words are given a meaning in the profile, facilities in the directory. */
    private static void unknown(String word, SortedSet<String> words, SortedSet<String> facilities) {
        String facility = word.startsWith("FACILITY ") ? word.substring("FACILITY ".length()) : "";
        if (facility.isEmpty()) {
            words.add(word);
        } else {
            facilities.add(facility);
        }
    }

    /** 2, 0.5, 0.002: as short as it is exact. */
    private static String seconds(double seconds) {
        return new java.math.BigDecimal(Double.toString(seconds))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String value(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String orDash(String value) {
        return value.isBlank() ? "-" : value;
    }
}
