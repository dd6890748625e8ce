package org.whereabouts.app.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.OperatorException;
import tools.jackson.databind.JsonNode;

/** Follows a replay to its end, in one live line. */
public final class ReplayWatch {

    private final ApiClient client;
    private final LiveLines lines;
    private @Nullable JsonNode summary;

    /** A watch that asks this API and shows what it hears. */
    public ReplayWatch(ApiClient client, LiveLines lines) {
        this.client = client;
        this.lines = lines;
    }

    /**
     * Replays and returns the summary.
     *
     * @param entries is given each person on the pages, where the request asks for them
     */
    public JsonNode untilEnded(Map<String, ?> request, Consumer<JsonNode> entries) {
        client.postForLines("v1/replays", request, line -> {
            if (line.has("entry")) {
                entries.accept(line.path("entry"));
            } else if (line.has("progress")) {
                lines.show(List.of(line(line.path("progress"))));
            } else if (line.has("summary")) {
                summary = line.path("summary");
            } else if (line.has("failure")) {
                throw new OperatorException(
                        ExitCode.FAILED,
                        "The replay broke off: " + line.path("failure").asString() + ".");
            }
        });
        JsonNode found = summary;
        if (found == null) {
            throw new OperatorException(ExitCode.FAILED, "The replay broke off before its end: see the server's log.");
        }
        long pages = found.path("pages").asLong();
        lines.finish(List.of(text(pages, pages)));
        return found;
    }

    private static String line(JsonNode progress) {
        return text(progress.path("done").asLong(), progress.path("total").asLong());
    }

    /** For example {@code replaying  12,500 of 48,000 pages  26 %}. */
    static String text(long done, long total) {
        long percent = total == 0 ? 100 : done * 100 / total;
        return String.format(Locale.ROOT, "replaying  %,d of %,d pages  %d %%", done, total, percent);
    }
}
