package org.whereabouts.app.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.whereabouts.app.terminal.Facts;
import tools.jackson.databind.JsonNode;

/** One person of the API, as words for the terminal. */
record PersonText(Setting setting, JsonNode person) {

    String name() {
        return person.path("name").path("display").asString("-");
    }

    String number() {
        return person.path("number").asString("-");
    }

    String source() {
        return person.path("source").asString("-");
    }

    String status() {
        return person.path("status").asString("-");
    }

    String facility() {
        JsonNode facility = person.path("facility");
        return facility.path("name").asString(facility.path("text").asString("-"));
    }

    String asOf() {
        return moment(setting, person.path("asOf"));
    }

    /** A moment of the API to the minute; a dash where there is none. */
    static String moment(Setting setting, JsonNode value) {
        String text = value.asString("");
        try {
            return setting.minute(text.isEmpty() ? null : Instant.parse(text));
        } catch (DateTimeParseException notAnInstant) {
            return text;
        }
    }

    /** All that the API says of the person, a line each. */
    Facts details() {
        Facts facts = new Facts().add("name", name());
        person.properties().forEach(entry -> {
            String value = entry.getKey().equals("name") ? "" : value(entry.getKey(), entry.getValue());
            if (!value.isEmpty()) {
                facts.add(entry.getKey(), value);
            }
        });
        return facts;
    }

    private String value(String field, JsonNode value) {
        return switch (field) {
            case "facility" -> facility();
            case "asOf", "firstSeen", "missingSince" -> moment(setting, value);
            default -> words(value);
        };
    }

    /** The values alone, joined by commas; nothing for an empty list or a missing value. */
    private static String words(JsonNode value) {
        return value.isContainer()
                ? value.valueStream().map(PersonText::words).collect(Collectors.joining(", "))
                : value.asString("");
    }
}
