package org.whereabouts.app.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.OperatorException;
import tools.jackson.databind.JsonNode;

/** Follows a watch of a web site to its end or its pause, in one live line. */
public final class SiteWatchFollow {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ApiClient client;
    private final LiveLines lines;

    /** A watch that asks this API and shows what it hears. */
    public SiteWatchFollow(ApiClient client, LiveLines lines) {
        this.client = client;
        this.lines = lines;
    }

    /** Waits until the watch has ended or waits for the site, and returns it as it is then. */
    public JsonNode untilEnded(SiteWatchView watch) {
        while (true) {
            JsonNode current = current(watch);
            SiteWatchView view = ApiClient.read(current, SiteWatchView.class);
            List<String> line = List.of("%s  %s  %d of %d pages"
                    .formatted(
                            view.site(),
                            view.standing(),
                            view.progress().settled(),
                            view.progress().known()));
            if (view.ended() || view.state().equals("WAITING")) {
                lines.finish(line);
                return current;
            }
            lines.show(line);
            LockSupport.parkNanos(INTERVAL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new OperatorException(ExitCode.FAILED, "Interrupted; the watch goes on by itself.");
            }
        }
    }

    private JsonNode current(SiteWatchView watch) {
        for (JsonNode candidate : client.get("/v1/sites/" + ApiClient.encode(watch.site()) + "/watches")
                .path("results")) {
            if (candidate.path("id").asLong() == watch.id()) {
                return candidate;
            }
        }
        throw new OperatorException(ExitCode.NOT_FOUND, "The server no longer knows watch " + watch.id() + ".");
    }
}
