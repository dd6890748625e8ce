package org.whereabouts.crawler.example;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where an outcome differs from the expected one, in a line that a person can act on. */
record OutcomeDifference(JsonNode expected, JsonNode outcome) {

    private static final int SHOWN = 3;

    @Override
    public String toString() {
        String wanted = expected.path("type").asString("?");
        String got = outcome.path("type").asString("?");
        if (!wanted.equals(got)) {
            return "reads as " + got + about() + ", expected " + wanted;
        }
        List<String> differences = new ArrayList<>();
        collect("", expected, outcome, differences);
        return "reads as " + got + ", but not as expected: "
                + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
                + (differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : "");
    }

    private String about() {
        if (outcome.has("expected")) {
            return " (looked for " + outcome.path("expected").asString() + ")";
        }
        return outcome.has("evidence") ? " (" + outcome.path("evidence").asString() + ")" : "";
    }

    private static void collect(String path, JsonNode wanted, JsonNode got, List<String> differences) {
        if (wanted.isObject() && got.isObject()) {
            TreeSet<String> names = new TreeSet<>(wanted.propertyNames());
            names.addAll(got.propertyNames());
            for (String name : names) {
                collect(path.isEmpty() ? name : path + "." + name, wanted.path(name), got.path(name), differences);
            }
        } else if (wanted.isArray() && got.isArray() && wanted.size() == got.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                collect(path + "[" + i + "]", wanted.get(i), got.get(i), differences);
            }
        } else if (!wanted.equals(got)) {
            differences.add(path + " is " + shown(got) + ", expected " + shown(wanted));
        }
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "absent";
        }
        return value.isArray() ? "a list of " + value.size() : value.isObject() ? "an object" : value.toString();
    }
}
