package org.whereabouts.crawler.sweep;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;

/** A list of lines, number and name ("-" for no number), and a page of each person, number and facility. */
record NamesAndPages(SourceProfile profile) implements Source {

    /**
     * The source at that address.
     *
     * @param more another line of its profile
     */
    static Source at(String baseUrl, String more) {
        return new NamesAndPages(SourceYaml.read("a test", """
                id: us-tx-names
                agency: A locator whose list names people alone
                level: STATE
                state: TX
                adapter: none
                baseUrl: %s
                timeZone: UTC
                delay: PT0.001S
                listing: FULL_ROSTER
                absenceMeans: UNKNOWN
                freshFor: P9D
                number: {label: number, pattern: '\\d+', example: "1"}
                bounds: {populationFloor: 1, populationCeiling: 9, maxMissingShare: 1}
                enabled: false
                %s
                """.formatted(baseUrl, more)));
    }

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search("everybody", true, PageRequest.get("list", "/list")));
    }

    @Override
    public PageOutcome parse(Page page) {
        List<String[]> lines = page.body()
                .text(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" "))
                .toList();
        return page.request().kind().equals("list")
                ? new PageOutcome.Leads(
                        lines.stream().map(NamesAndPages::lead).toList(), OptionalInt.empty(), List.of())
                : PageOutcome.Roster.of(person(lines.getFirst()));
    }

    private static PageOutcome.Lead lead(String[] line) {
        RosterEntry row = RosterEntry.builder()
                .put(EntryField.NUMBER, line[0].equals("-") ? null : line[0])
                .put(EntryField.NAME, line[1])
                .build();
        return new PageOutcome.Lead(row, PageRequest.get("person", "/person/" + line[0]));
    }

    private static RosterEntry person(String[] line) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, line[0])
                .put(EntryField.FACILITY, line[1])
                .build();
    }
}
