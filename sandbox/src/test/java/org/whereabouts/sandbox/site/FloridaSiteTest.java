package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;

class FloridaSiteTest {
    private static final String ID = "us-fl-fdc";

    private final Sandbox sandbox = Sandbox.of(Agency.FLORIDA, 300, SiteOptions.defaults());
    private final Visitor visitor = sandbox.visitor(ID);

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void whoIsInPrisonIsOnTheListOfPrisonersPageByPage() {
        Set<String> found = new HashSet<>();
        Document page = list("AI", "", 50);
        found.addAll(numbers(page));
        while (page.select("[value=Next][disabled]").isEmpty()) {
            page = next(page);
            found.addAll(numbers(page));
        }

        assertThat(found)
                .isEqualTo(sandbox.sites().people(ID).stream()
                        .filter(Person::isHeld)
                        .map(person -> person.custody().number())
                        .collect(Collectors.toSet()));
    }

    @Test
    void somebodyInPrisonIsUnderSupervisionAndReleasedAsWell() {
        Set<String> prison = Set.copyOf(numbers(list("AI", "", 1_000)));

        assertThat(numbers(list("AO", "", 1_000)))
                .containsAnyElementsOf(prison)
                .anyMatch(number -> !prison.contains(number));
        assertThat(numbers(list("IR", "", 1_000))).containsAnyElementsOf(prison);
        assertThat(numbers(list("AB", "", 1_000))).isNotEmpty().doesNotContainAnyElementsOf(prison);
    }

    @Test
    void onlyTheListOfPrisonersNamesAFacility() {
        assertThat(list("AI", "S", 50).select("th").eachText())
                .containsExactly(
                        "", "Name", "DC Number", "Race", "Sex", "Release Date", "Current Facility", "Birth Date");
        assertThat(list("AO", "S", 50).select("th").eachText()).doesNotContain("Current Facility");
    }

    @Test
    void theFormRepeatsTheQueryAndGoesNowhereWithoutItsState() {
        Document page = list("AI", "S", 5);
        String action = page.select("form#aspnetForm").attr("action").substring(1);

        assertThat(action).contains("TypeSearch=AI", "LastName=S", "matches=5");
        assertThat(visitor.postForm("/offenderSearch" + action, Map.of("__VIEWSTATE", "x"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void nobodyIsSaidInWords() {
        assertThat(list("AI", "XXXX", 50).text()).contains("There were no records found.");
        assertThat(list("AI", "XXXX", 50).select("table")).isEmpty();
    }

    private Document list(String type, String lastName, int matches) {
        return visitor.html(visitor.get("/offenderSearch/list.aspx?Page=List&TypeSearch=" + type
                + "&DataAction=Filter&dcnumber=&LastName=" + lastName + "&FirstName=&matches=" + matches));
    }

    private Document next(Document page) {
        Map<String, String> form = new LinkedHashMap<>();
        page.select("form#aspnetForm [type=hidden]").forEach(field -> form.put(field.attr("name"), field.val()));
        form.put(page.select("[value=Next]").attr("name"), "Next");
        String action = page.select("form#aspnetForm").attr("action").substring(1);
        return visitor.html(visitor.postForm("/offenderSearch" + action, form));
    }

    private static List<String> numbers(Document page) {
        return page.select("table tr td:nth-child(3)").eachText();
    }
}
