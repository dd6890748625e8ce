package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.example.ExampleCheck;
import org.whereabouts.crawler.example.ExamplePages;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.example.Situation;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import tools.jackson.databind.json.JsonMapper;

/** Which pages count as what, and how a county shares those of its family. */
class ExampleSituationsTest {

    private static final String NOBODY = "{\"data\": [], \"totalCount\": 0, \"error\": \"\"}";
    private static final String EXPECTED = """
            {"request": {"kind": "list", "method": "GET",
              "path": "/jtclientweb/(S(t))//(S(t))/JailTracker/GetInmates?start=0"}, "outcome": {"type": "TYPE"}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Source jail = ShippedSources.load().get(new SourceId("us-ky-campbell"));

    private Path own() {
        return folder.resolve("sources").resolve("us-ky-campbell");
    }

    private Path family() {
        return folder.resolve("families").resolve("jailtracker");
    }

    private ExamplePages pages() {
        return ExamplePages.of(jail, own(), folder.resolve("families"));
    }

    @BeforeEach
    void familyShowsNobodyAndExcusesTheDetail() throws IOException {
        Files.createDirectories(own());
        Files.createDirectories(family());
        page(family(), "nobody", NOBODY, "NoMatch");
        Files.writeString(family().resolve("without.yml"), "detail: the list has it all\n");
    }

    private static void page(Path folder, String name, String body, String outcome) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), body);
        Files.writeString(folder.resolve(name + ".expected.json"), EXPECTED.replace("TYPE", outcome));
    }

    @Test
    void aMemberWithoutPagesHasThoseOfItsFamily() {
        assertThat(pages().missing())
                .doesNotContain(Situation.NOBODY, Situation.DETAIL)
                .contains(Situation.LIST);
        assertThat(pages().examples()).singleElement().satisfies(example -> {
            assertThat(example.ofFamily()).isTrue();
            assertThat(ExampleCheck.check(example.source(), example.page())).isEmpty();
        });
    }

    @Test
    void aSourceThatIsOfNoFamilyHasItsOwnPagesAlone() {
        Source prison = ShippedSources.load().get(new SourceId("us-pa-doc"));

        assertThat(ExamplePages.of(prison, own(), folder.resolve("families")).missing())
                .containsExactly(Situation.values());
    }

    @Test
    void aPageOfItsOwnTakesTheFamilysPlace() throws IOException {
        page(own(), "nobody", "{}", "NoMatch");

        assertThat(ExampleCheck.check(pages()))
                .filteredOn(finding -> finding.where().equals("nobody.json"))
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("reads as LayoutChanged");
    }

    @Test
    void aReasonOfItsOwnTakesTheFamilysPlace() throws IOException {
        Files.writeString(own().resolve("without.yml"), "nobody: the jail is never empty\n");

        assertThat(pages().examples()).isEmpty();
        assertThat(pages().missing()).doesNotContain(Situation.NOBODY);
        assertThat(pages().findings()).isEmpty();
    }

    @Test
    void aVariantCountsWhereItFits() throws IOException {
        page(own(), "maintenance-in-words", "{}", "Maintenance");
        page(own(), "blocked-no-more", "{}", "NoMatch");

        assertThat(pages().missing()).doesNotContain(Situation.MAINTENANCE).contains(Situation.BLOCKED);
    }

    @Test
    void theMadeUpMemberOfAFamilyReadsItsPages() throws IOException {
        String profile = Files.readString(Path.of("src/main/resources/sources/us-ky-campbell/source.yml"));
        Files.writeString(family().resolve("source.yml"), profile.replace("us-ky-campbell", "us-zz-made-up"));

        assertThat(pages().examples())
                .singleElement()
                .satisfies(example ->
                        assertThat(example.source().profile().id()).isEqualTo(new SourceId("us-zz-made-up")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIST      | true  | {'type': 'Leads', 'leads': [1, 2], 'next': [1]}",
                "LIST      | false | {'type': 'Continue', 'next': [1]}",
                "LAST_PAGE | true  | {'type': 'Roster', 'entries': [1, 2], 'next': []}",
                "LAST_PAGE | false | {'type': 'Roster', 'entries': [1, 2], 'next': [1]}",
                "LAST_PAGE | true  | {'type': 'Bulk', 'people': 2}",
                "DETAIL    | true  | {'type': 'Roster', 'entries': [1], 'next': []}",
                "DETAIL    | false | {'type': 'Roster', 'entries': [1, 2], 'next': []}",
                "DETAIL    | false | {'type': 'Leads', 'leads': [1], 'next': []}",
                "ONE       | true  | {'type': 'Leads', 'leads': [1], 'next': []}",
                "ONE       | false | {'type': 'Bulk', 'people': 2}",
                "NOBODY    | false | {'type': 'Roster', 'entries': [], 'next': []}",
                "TOO_MANY  | true  | {'type': 'TooMany', 'split': [1]}",
                "TOO_MANY  | true  | {'type': 'LayoutChanged'}",
                "TOO_MANY  | true  | {'type': 'Roster', 'entries': [1], 'total': 2, 'next': []}",
                "TOO_MANY  | false | {'type': 'Roster', 'entries': [1], 'next': []}",
                "TOO_MANY  | false | {'type': 'NoMatch'}",
                "LOGIN     | true  | {'type': 'Blocked', 'wall': 'LOGIN'}",
                "CAPTCHA   | false | {'type': 'LayoutChanged'}"
            })
    void aPageMustReadAsItsNameSays(Situation situation, boolean fits, String outcome) {
        assertThat(situation.fits(JsonMapper.shared().readTree(outcome.replace('\'', '"'))))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "too-many-of-one-sex, TOO_MANY",
        "last-page, LAST_PAGE",
        "list-with-captcha-widget, LIST",
        "layout-changed, LAYOUT_CHANGED",
        "landing,",
        "listing,"
    })
    void aNameMayHaveAVariantBehindIt(String name, Situation shown) {
        assertThat(Situation.shownBy(name).orElse(null)).isEqualTo(shown);
    }
}
