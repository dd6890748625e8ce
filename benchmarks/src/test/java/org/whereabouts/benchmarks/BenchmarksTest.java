package org.whereabouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each benchmark at its smallest: that it measures what it says it does, never how fast that is. */
class BenchmarksTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void crawlMeasuresBothCrawlersOnTheSamePages() {
        JsonNode figures = figures("crawl", "--searches", "1", "--pages", "2", "--warm-up", "0", "--rounds", "2");

        assertThat(median(figures, "ours")).isPositive();
        assertThat(median(figures, "peer")).isPositive();
        assertThat(median(figures, "sweep")).isPositive();
        assertThat(median(figures, "crawl")).isPositive();
        assertThat(figures.path("ratio").path("least").asDouble())
                .isLessThanOrEqualTo(figures.path("ratio").path("most").asDouble());
    }

    @Test
    void paceCountsEveryRequestOfEveryHost() {
        JsonNode figures = figures("pace", "--hosts", "2", "--delay", "20", "--requests", "10", "--rounds", "1");

        // Ten pages, the last of them twice, and robots.txt.
        assertThat(median(figures, "bound")).isEqualTo(12 * 0.020);
        assertThat(median(figures, "smallestGap")).isGreaterThanOrEqualTo(20);
    }

    @Test
    void frontierHandsOutEverySearchThatIsAskedFor() {
        JsonNode figures = figures("frontier", "--searches", "8000", "--leases", "2000", "--rounds", "1");

        assertThat(median(figures, "leases")).isPositive();
        assertThat(median(figures, "floor")).isPositive();
    }

    @Test
    void replayReadsListsAndNothingElse() {
        JsonNode figures = figures("replay", "--pages", "120", "--rounds", "2");

        assertThat(median(figures, "replayed")).isPositive();
        assertThat(median(figures, "floor")).isPositive();
    }

    @Test
    void tooShortAQueueIsAnErrorOfUse() {
        assertThat(run("frontier", "--searches", "100", "--leases", "50")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("--searches must be at least");
    }

    private JsonNode figures(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        assertThat(run(all)).as("exit code; %s", err).isZero();
        return new JsonMapper().readTree(out.toString()).path("figures");
    }

    private static double median(JsonNode figures, String key) {
        return figures.path(key).path("median").asDouble();
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), 80, false);
        return Benchmarks.run(new Setting(terminal, Map.of(), InstantSource.system(), ZoneOffset.UTC), arguments);
    }
}
