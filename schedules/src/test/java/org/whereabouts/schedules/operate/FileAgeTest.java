package org.whereabouts.schedules.operate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;

/** What a file says is as old as the file, however lately it was fetched. */
class FileAgeTest extends SentSourceFixture {

    private static final String THREE_WEEKS_OLD = "Sun, 01 Nov 2026 06:30:00 GMT";
    private static final String ROWS = "ID,Name,Jail\r\n1001,\"SAMPLETON, ADA\",Testville Jail\r\n";

    private WireMockServer host;

    @BeforeEach
    void start() {
        host = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        host.start();
        host.stubFor(WireMock.get("/robots.txt").willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void stop() {
        host.stop();
        database.sql("TRUNCATE indexer.custody_record, indexer.source_state CASCADE")
                .update();
    }

    private void shows(String rows, String lastModified) {
        host.stubFor(WireMock.get("/people.csv").willReturn(ok(rows).withHeader("Last-Modified", lastModified)));
    }

    private Run sweep(String more) throws Exception {
        return sweep(more, "");
    }

    private Run sweep(String more, String column) throws Exception {
        String yaml = """
                id: us-ky-testville
                agency: Testville Jail
                level: COUNTY
                state: KY
                adapter: bulk-file
                baseUrl: %1$s
                timeZone: UTC
                delay: PT0.001S
                schedule: 0 30 3 ? * MON
                listing: BULK_FILE
                absenceMeans: UNKNOWN
                freshFor: P9D
                number: {label: ID, pattern: '\\d+', example: "1001"}
                words: {defaultStatus: IN_CUSTODY}
                bounds: {populationFloor: 1, populationCeiling: 9, maxMissingShare: 1}
                enabled: false
                file:
                  url: %1$s/people.csv
                  maxSize: 100000
                  format: CSV
                  columns: {NUMBER: [ID], NAME: [Name], FACILITY: [Jail]%3$s}
                  required: [NAME]
                %2$s
                """.formatted(host.baseUrl(), more, column);
        Run run = swept(yaml);
        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        return run;
    }

    @Test
    void aDayBetweenTheFileAndTheAnswerIsNotOfTheFuture() throws Exception {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        host.stubFor(WireMock.get("/people.csv")
                .willReturn(ok("ID,Name,Jail,Out\r\n1001,\"SAMPLETON, ADA\",Testville Jail," + yesterday + "\r\n")));
        sweep("  age: P31D", ", RELEASED: [Out]");

        assertThat(database.sql("SELECT record ->> 'released' FROM indexer.custody_record WHERE number = '1001'")
                        .query(String.class)
                        .single())
                .isEqualTo(yesterday.toString());
    }

    private List<Instant> asOf() {
        return database
                .sql("SELECT as_of FROM indexer.held_record WHERE source = 'us-ky-testville' ORDER BY number")
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    @Test
    void peopleAreAsOfTheDayOnWhichTheFileWasChangedLast() throws Exception {
        shows(ROWS, THREE_WEEKS_OLD);
        sweep("");
        sweep("");

        assertThat(asOf()).containsExactly(Instant.parse("2026-11-01T06:30:00Z"));
    }

    @Test
    void aServerThatSetsTheDateAnewMakesNoOldFileANewOne() throws Exception {
        host.stubFor(WireMock.get("/people.csv").willReturn(ok(ROWS)));
        Instant before = Instant.now();
        sweep("  age: P31D");

        assertThat(asOf())
                .allSatisfy(at -> assertThat(at)
                        .isBetween(
                                before.minus(Duration.ofDays(31)), Instant.now().minus(Duration.ofDays(31))));
    }

    @Test
    void whoWasSeenSinceTheFileWasWrittenIsNotMissingFromIt() throws Exception {
        shows(ROWS + "1002,\"TESTA, BEN\",Testville Jail\r\n", THREE_WEEKS_OLD);
        sweep("");
        database.sql("UPDATE indexer.custody_record SET seen_at = '2026-11-12T12:00:00Z' WHERE number = '1002'")
                .update();
        shows(ROWS, "Tue, 10 Nov 2026 06:30:00 GMT");
        sweep("");

        assertThat(asOf())
                .containsExactly(Instant.parse("2026-11-10T06:30:00Z"), Instant.parse("2026-11-12T12:00:00Z"));
        assertThat(presence()).containsExactly("LISTED", "LISTED");

        shows(ROWS, "Mon, 16 Nov 2026 06:30:00 GMT");
        sweep("");
        assertThat(presence()).containsExactly("LISTED", "MISSING");
    }

    @Test
    void anOlderFileThanTheLastOneChangesNothingThatIsKnownBetter() throws Exception {
        shows(ROWS + "1002,\"TESTA, BEN\",Testville Jail\r\n", THREE_WEEKS_OLD);
        sweep("");
        String newer = "Tue, 10 Nov 2026 06:30:00 GMT";
        shows(ROWS + "1002,\"TESTA, BEN\",Testville Jail\r\n", newer);
        sweep("");
        shows("ID,Name,Jail\r\n1001,\"SAMPLETON, ADA\",Elsewhere\r\n", "Tue, 10 Nov 2026 06:29:58 GMT");
        sweep("");
        sweep("");

        assertThat(asOf()).hasSize(2).containsOnly(Instant.parse("2026-11-10T06:30:00Z"));
        assertThat(presence()).containsExactly("LISTED", "LISTED");
        assertThat(jails()).containsOnly("Testville Jail");
        assertThat(source().path("currentAsOf").asString()).isEqualTo("2026-11-10T06:29:58Z");
    }

    @Test
    void aFileMayBeSaidToBeOlderThanItWasTakenFor() throws Exception {
        host.stubFor(WireMock.get("/people.csv").willReturn(ok(ROWS)));
        sweep("");
        Instant taken = asOf().getFirst();

        sweep("  age: P31D");

        assertThat(asOf()).containsExactly(taken);
    }

    private List<String> jails() {
        return database.sql(
                        "SELECT record #>> '{facility,text}' FROM indexer.custody_record WHERE source = 'us-ky-testville'")
                .query(String.class)
                .list();
    }

    private List<String> presence() {
        return database.sql(
                        "SELECT presence FROM indexer.custody_record WHERE source = 'us-ky-testville' ORDER BY number")
                .query(String.class)
                .list();
    }
}
