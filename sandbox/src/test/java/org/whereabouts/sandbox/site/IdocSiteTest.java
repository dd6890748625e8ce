package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;

class IdocSiteTest {
    private static final String ID = "us-id-idoc";
    private static final String SEARCH = "/content/prisons/resident-client-search/";
    private static final SiteOptions OPTIONS = SiteOptions.defaults().withPageSize(ID, 20);

    private Sandbox sandbox = Sandbox.of(Agency.IDAHO, 200, OPTIONS);
    private Visitor visitor = sandbox.visitor(ID);

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void lettersAndPagesListEverybodyOnceReleasedPeopleIncluded() {
        List<String> numbers = new ArrayList<>();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            Document page = results("last_name=" + letter + "&page=0");
            for (int next = 1; !page.select("table").isEmpty(); next++) {
                numbers.addAll(page.select("td:first-child a").eachText());
                page = results("last_name=" + letter + "&page=" + next);
            }
            assertThat(page.text()).contains("No results found.");
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(sandbox.sites().people(ID).stream()
                        .map(person -> person.custody().number())
                        .toList());
        assertThat(sandbox.sites().people(ID)).anyMatch(person -> !person.isHeld());
    }

    @Test
    void statusTellsWhoIsOut() {
        for (Person person : sandbox.sites().people(ID)) {
            Element row = results("number=" + person.custody().number())
                    .select("tbody tr")
                    .getFirst();
            String status = row.select("td").getLast().ownText();
            assertThat(status).matches("In custody|In community|Discharged \\d\\d/\\d\\d/\\d{4}");
            assertThat(status.equals("In custody")).isEqualTo(person.isHeld());
            assertThat(row.select("td > div.col-header")).hasSize(6);
        }
    }

    @Test
    void pageOfSomebodyInCustodyHasAnAddress() {
        for (Person person : sandbox.sites().people(ID)) {
            Document page = visitor.html(
                    visitor.get(SEARCH + "details/" + person.custody().number()));
            assertThat(page.text()
                            .contains("Mailing Address "
                                    + person.custody().facility().name()))
                    .isEqualTo(person.isHeld());
        }
        assertThat(visitor.get(SEARCH + "details/1").statusCode()).isEqualTo(404);
    }

    @Test
    void tooFewLettersAreRefusedWhereMoreAreWantedAndABlankIsNone() {
        close();
        sandbox = Sandbox.of(Agency.IDAHO, 200, OPTIONS.withFewestLetters(3));
        visitor = sandbox.visitor(ID);

        assertThat(results("last_name=S").text()).contains("at least three letters");
        assertThat(results("last_name=DE+").text()).contains("at least three letters");
        assertThat(results("last_name=QXZ").text()).contains("No results found.");
    }

    @Test
    void changedLayoutRenamesTheStatus() {
        sandbox.sites().inject(ID, new Fault.LayoutChanged());

        assertThat(results("last_name=S").select("th").eachText()).contains("Standing");
    }

    private Document results(String query) {
        return visitor.html(visitor.get(SEARCH + "results?" + query));
    }
}
