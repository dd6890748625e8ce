package org.whereabouts.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import picocli.CommandLine.Option;

/** Which captures are to be read again. */
final class ReplayOptions {

    @Option(names = "--run", paramLabel = "RUN", description = "Only this run's.")
    private @Nullable Long run;

    @Option(names = "--source", paramLabel = "ID", description = "Only this source's.")
    private @Nullable String source;

    @Option(
            names = "--since",
            paramLabel = "T",
            description =
                    "Fetched then or later: 2026-11-23, 2026-11-23T08:00, or with a zone as in 2026-11-23T08:00:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "T", description = "Fetched before then.")
    private @Nullable String until;

    /** The body of the request; a time without a zone is one of this zone. */
    Map<String, Object> body(ZoneId zone) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (run != null) {
            body.put("run", run);
        }
        if (source != null) {
            body.put("source", source);
        }
        if (since != null) {
            body.put("since", instant("--since", since, zone).toString());
        }
        if (until != null) {
            body.put("until", instant("--until", until, zone).toString());
        }
        if (body.isEmpty()) {
            throw new OperatorException(
                    ExitCode.USAGE, "Which captures? Name at least one of --run, --source, --since and --until.");
        }
        return body;
    }

    private static Instant instant(String option, String text, ZoneId zone) {
        try {
            if (text.length() == "2026-11-23".length()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? java.time.OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new OperatorException(
                    ExitCode.USAGE, option + " '" + text + "' is no time: write it like 2026-11-23T08:00.", e);
        }
    }
}
