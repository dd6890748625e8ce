package org.whereabouts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.whereabouts.app.command.RunCli;
import org.whereabouts.app.local.SharedStack;
import tools.jackson.databind.JsonNode;

/** What a collector of metrics reads of a sweep, held against what the site counted. */
@ExtendWith(SharedStack.class)
class MetricsTest {

    private static final String SOURCE = "us-tx-tdcj";
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(whereabouts_crawler_\\w+\\{[^}]*}) (\\S+)$");

    private SharedStack.Running stack;
    private Asking collector;

    @BeforeEach
    void ask(SharedStack.Running running) {
        stack = running;
        String key = new RunCli(stack)
                .run("key", "create", "prometheus", "--scope", "metrics")
                .out()
                .strip();
        collector = new Asking(stack.url(), key);
    }

    @Test
    void aRunCountsItsRequestsOutcomesWaitsAndBytesBySource() {
        Map<String, Double> before = samples();
        long asked = stack.sites().requestCount(SOURCE);

        JsonNode run = new RunCli(stack)
                .run("run", "start", SOURCE, "--wait", "--json")
                .json();

        assertThat(run.path("state").asString()).isEqualTo("COMPLETED");
        double requests = stack.sites().requestCount(SOURCE) - asked;
        int pages = run.path("progress").path("pages").asInt();
        Map<String, Double> after = samples();
        assertThat(requests).isPositive();
        assertThat(grown(before, after, "requests_total", ",status=\"2xx\"")).isEqualTo(requests);
        assertThat(grown(before, after, "slot_wait_seconds_count", "")).isEqualTo(requests);
        assertThat(grown(before, after, "slot_wait_seconds_sum", "")).isPositive();
        assertThat(grown(before, after, "request_time_seconds_count", "")).isEqualTo(requests);
        assertThat(grown(before, after, "bytes_total", "")).isGreaterThan(100 * requests);
        assertThat(grownOfAnyOutcome(before, after, "outcomes_total")).isEqualTo(pages);
        assertThat(grownOfAnyOutcome(before, after, "reparsed_total")).isEqualTo(pages);
    }

    @Test
    void noLabelHoldsAnythingFromAPageOrAnAddress() {
        assertThat(samples().keySet())
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(sample).matches("\\w+\\{((source|status|outcome|obstacle)=\"[A-Za-z0-9_-]+\",?)+}"));
    }

    private Map<String, Double> samples() {
        Asking.Answer answer = collector.get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        Map<String, Double> samples = new TreeMap<>();
        Matcher lines = SAMPLE.matcher(answer.response().body());
        while (lines.find()) {
            samples.put(lines.group(1), Double.valueOf(lines.group(2)));
        }
        return samples;
    }

    private static double grown(Map<String, Double> before, Map<String, Double> after, String meter, String labels) {
        String sample = "whereabouts_crawler_" + meter + "{source=\"" + SOURCE + "\"" + labels + "}";
        assertThat(after).containsKey(sample);
        return after.getOrDefault(sample, 0.0) - before.getOrDefault(sample, 0.0);
    }

    private static double grownOfAnyOutcome(Map<String, Double> before, Map<String, Double> after, String meter) {
        return sum(after, meter) - sum(before, meter);
    }

    private static double sum(Map<String, Double> samples, String meter) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith("whereabouts_crawler_" + meter + "{"))
                .filter(sample -> sample.getKey().contains("source=\"" + SOURCE + "\""))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
