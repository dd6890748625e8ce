package org.whereabouts.app.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * How the log is written where a program reads it: a JSON object a line, with the key-value pairs of each event. Without a format
 * it is text for people.
 */
public enum LogFormat {
    /** Elastic Common Schema. */
    ECS,
    /** Graylog Extended Log Format. */
    GELF,
    /** As Logstash's own encoder writes. */
    LOGSTASH;

    private static final String VARIABLE = "WHEREABOUTS_LOG_FORMAT";

    /** As Spring Boot calls it, for example {@code ecs}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that the environment names; empty for text.
     *
     * @throws OperatorException when there is no such format
     */
    public static Optional<LogFormat> named(Map<String, String> environment) {
        String word = environment.getOrDefault(VARIABLE, "");
        if (word.isBlank() || word.equals("text")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new OperatorException(
                        ExitCode.USAGE,
                        VARIABLE + " must be text, "
                                + Arrays.stream(values()).map(LogFormat::word).collect(Collectors.joining(", "))
                                + ", not '" + word + "'.")));
    }
}
