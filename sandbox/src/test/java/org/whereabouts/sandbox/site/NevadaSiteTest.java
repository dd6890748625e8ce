package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;

class NevadaSiteTest {
    private static final String ID = "us-nv-ndoc";
    private static final String FILE = "/download_offender_data/demographic.csv";

    private final SandboxSites sites = SandboxSites.start(
            Population.generate(PopulationSpec.only(Agency.NEVADA, 42, 2_000, Sandbox.EPOCH)),
            new MovableClock(Instant.parse("2026-11-01T12:00:00Z")),
            SiteOptions.defaults());
    private final Visitor visitor = new Visitor(sites.baseUrl(ID));

    @AfterEach
    void close() {
        visitor.close();
        sites.close();
    }

    @Test
    void theFileHasEverybodySeparatedByTabs() {
        List<String> lines = visitor.get(FILE).body().lines().toList();

        assertThat(lines.getFirst()).startsWith("\uFEFFfirst_name\t").contains("\tagy_loc_id\t");
        assertThat(lines.stream().skip(1).map(line -> line.split("\t", -1)[3]))
                .containsExactlyInAnyOrderElementsOf(numbers());
    }

    @Test
    void whoIsReleasedIsOnParoleAndThenDischarged() {
        sites.advance(Period.ofDays(30));
        Person person = sites.people(ID).stream()
                .filter(one -> Sandbox.EPOCH.plusDays(20).equals(one.custody().released()))
                .findFirst()
                .orElseThrow();

        assertThat(place(person)).isEqualTo("PAROLE");
        sites.advance(Period.ofDays(NevadaSite.PAROLE_DAYS));
        assertThat(place(person)).isEqualTo("INACTIVE-DSCHREL");
    }

    private String place(Person person) {
        return visitor.get(FILE)
                .body()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(values -> values[3].equals(person.custody().number()))
                .findFirst()
                .orElseThrow()[7];
    }

    @Test
    void theFormShowsTwentyAndDoesNotSayThatThereAreMore() {
        String page = search("", "S");

        assertThat(visitor.html(visitor.postForm("/", form("", "S"))).select("td input[name=onumber]"))
                .hasSize(NevadaSite.CAP);
        assertThat(page).doesNotContainIgnoringCase("more");
    }

    @Test
    void nobodyIsSaidInWords() {
        assertThat(search("X", "NOBODYATALL")).contains("No offenders found.").doesNotContain("<table");
    }

    @Test
    void changedLayoutRenamesTheInstitution() {
        sites.inject(ID, new Fault.LayoutChanged());

        assertThat(search("", "S")).contains("<th>Facility</th>");
        assertThat(visitor.get(FILE).body()).doesNotContain("agy_loc_id");
    }

    private List<String> numbers() {
        return sites.people(ID).stream()
                .map(person -> person.custody().number())
                .collect(Collectors.toList());
    }

    private String search(String first, String last) {
        return visitor.postForm("/", form(first, last)).body();
    }

    private static Map<String, String> form(String first, String last) {
        return Map.of("onumber", "", "fname", first, "lname", last, "submit", "true");
    }
}
