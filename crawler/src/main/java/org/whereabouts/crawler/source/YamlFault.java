package org.whereabouts.crawler.source;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a value of a document, in the terms of whoever writes it: the key, the value, and what could stand there. */
final class YamlFault {

    private static final Map<Class<?>, String> LIKE = Map.of(
            Duration.class, "a length of time, such as PT5S, PT12H or P2D",
            ZoneId.class, "a time zone, such as America/Chicago",
            LocalDate.class, "a day, such as 2026-11-01",
            LocalTime.class, "a time of day, such as '20:00' with its quotes",
            URI.class, "an address, such as https://locator.example.gov",
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            double.class, "a number");

    private YamlFault() {}

    static String of(JacksonException fault) {
        String key = key(fault);
        String where = key.isEmpty() ? "" : " (at " + key + ")";
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                "there is no key '" + key + "'; there are " + among(unknown, key);
            case InvalidFormatException wrong -> "'" + wrong.getValue() + "' is " + expected(wrong) + where;
            case MismatchedInputException other
            when LIKE.containsKey(other.getTargetType()) -> "it must be " + LIKE.get(other.getTargetType()) + where;
            default -> fault.getOriginalMessage() + where;
        };
    }

    private static String expected(InvalidFormatException fault) {
        Class<?> type = fault.getTargetType();
        if (type.isEnum()) {
            return "none of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        return "no " + LIKE.getOrDefault(type, type.getSimpleName()).replaceFirst("^an? ", "");
    }

    private static String among(UnrecognizedPropertyException fault, String key) {
        String parent = key.contains(".") ? key.substring(0, key.lastIndexOf('.') + 1) : "";
        return fault.getKnownPropertyIds() == null
                ? "others"
                : fault.getKnownPropertyIds().stream()
                        .map(known -> parent + known)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String key(JacksonException fault) {
        return fault.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[]", "[]");
    }
}
