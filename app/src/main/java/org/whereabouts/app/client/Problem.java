package org.whereabouts.app.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal of the API, read from a problem detail.
 *
 * @param status the HTTP status
 * @param sentence what was wrong, and the fix where the server names one
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
record Problem(int status, String sentence) {

    /** How details begin that say themselves what there is not: "there is no site 'x'", "nobody sent a source 'x'". */
    private static final Pattern NAMES_IT = Pattern.compile("^(there is no|nobody) ", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Reads the body of an answer whose status is not 2xx; a body that is no problem detail leaves the status alone. */
    static Problem of(int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            List<String> parts = new ArrayList<>();
            String title = problem.path("title").asString("");
            String detail = problem.path("detail").asString("");
            // What does not exist is named by the title where the detail only says what to do; elsewhere the detail
            // says it all.
            if (!title.isBlank()
                    && (detail.isBlank()
                            || (status == 404 && !NAMES_IT.matcher(detail).find()))) {
                parts.add(detail.isBlank() ? title : title + ".");
            }
            if (!detail.isBlank()) {
                parts.add(detail);
            }
            for (JsonNode error : problem.path("errors")) {
                String field = error.path("field").asString("");
                String message =
                        error.path("message").asString(error.path("detail").asString(""));
                if (!message.isBlank() && parts.stream().noneMatch(part -> part.contains(message))) {
                    parts.add(field.isBlank() ? message : field + ": " + message);
                }
            }
            String fix = problem.path("fix").asString("");
            if (!fix.isBlank()) {
                parts.add(fix);
            }
            return new Problem(status, parts.isEmpty() ? bare(status) : String.join(" ", parts));
        } catch (JacksonException notJson) {
            return new Problem(status, bare(status));
        }
    }

    private static String bare(int status) {
        return "The server answered HTTP " + status + ".";
    }

    /** The same as what the command line says. */
    OperatorException refusal(boolean withKey) {
        return switch (status) {
            case 400, 405, 415, 422 -> new OperatorException(ExitCode.USAGE, sentence);
            case 401 ->
                new OperatorException(
                        ExitCode.NOT_ALLOWED,
                        withKey
                                ? "The key is not known or was revoked: make one with 'whereabouts key create'."
                                : "This needs an API key: set WHEREABOUTS_API_KEY, or make one with 'whereabouts key create'.");
            case 403 -> new OperatorException(ExitCode.NOT_ALLOWED, sentence);
            case 404 -> new OperatorException(ExitCode.NOT_FOUND, sentence);
            case 503 -> new OperatorException(ExitCode.NOT_REACHABLE, sentence);
            default -> new OperatorException(ExitCode.FAILED, sentence);
        };
    }
}
