package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.schedules.gate.Check;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;

/** A county that publishes everybody in a file: what becomes of the rows. */
class PublishedFileTest extends SentSourceFixture {

    private static final SourceId COUNTY = new SourceId("us-zz-published");
    private static final int PEOPLE = 60;

    private HttpServer host;
    private String csv = "";

    @BeforeEach
    void publish() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals("/people.csv")) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                byte[] body = csv.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/csv");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        host.start();
    }

    @AfterEach
    void close() {
        host.stop(0);
    }

    @Test
    void minorsAreCountedAndNeitherHeldNorAFault() throws Exception {
        csv = people(number -> number + "," + (number % 20 == 0 ? 17 : 40));

        Run run = swept(yaml());

        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        assertThat(Objects.requireNonNull(run.verdict()).checks())
                .contains(new Check("people against the site's own count", "57 and 3 left out", "60", true))
                .contains(new Check("share of entries rejected", "0.0 %", "at most 2.0 %", true))
                .contains(new Check("people left out", "3", "at most 5", true));
        assertThat(registry.count(COUNTY)).isEqualTo(57);
        assertThat(registry.byNumber("1020", COUNTY)).as("a minor").isEmpty();
        assertThat(registry.byNumber("1021", COUNTY)).as("an adult").hasSize(1);
    }

    @Test
    void asManyRowsThatCannotBeReadAreNotBelieved() throws Exception {
        csv = people(number -> (number % 20 == 0 ? "N/A" + number : number) + ",40");

        Run run = swept(yaml());

        assertThat(run.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(run.error())
                .isEqualTo("people against the site's own count is 57, allowed: 60;"
                        + " share of entries rejected is 5.0 %, allowed: at most 2.0 %");
    }

    private static String people(IntFunction<String> row) {
        return IntStream.range(1001, 1001 + PEOPLE)
                .mapToObj(number -> row.apply(number) + ",\"SAMPLETON, PAT\",NORTH UNIT\n")
                .collect(Collectors.joining("", "No,Age,Name,Unit\n", ""));
    }

    private String yaml() {
        String url = "http://127.0.0.1:" + host.getAddress().getPort();
        return """
                id: us-zz-published
                agency: Published County
                level: COUNTY
                state: ZZ
                adapter: bulk-file
                baseUrl: %s
                timeZone: America/New_York
                delay: PT0.001S
                schedule: 0 0 5 ? * MON
                listing: BULK_FILE
                absenceMeans: UNKNOWN
                freshFor: P10D
                number: {label: number, pattern: '\\d{4}', example: "1000"}
                words: {defaultStatus: IN_CUSTODY}
                bounds: {populationFloor: 1, populationCeiling: 1000, maxMissingShare: 0.5}
                file:
                  url: %s/people.csv
                  maxSize: 100000
                  format: CSV
                  columns: {NUMBER: "No", AGE: Age, NAME: Name, FACILITY: Unit}
                enabled: false
                """.formatted(url, url);
    }
}
