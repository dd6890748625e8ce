package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;

class OregonSiteTest {
    private static final String ID = "us-or-doc";

    private final Population population =
            Population.generate(PopulationSpec.only(Agency.OREGON, 42, 2_000, Sandbox.EPOCH));
    private final SandboxSites sites = SandboxSites.start(
            population, new MovableClock(Instant.parse("2026-11-01T12:00:00Z")), SiteOptions.defaults());
    private final Visitor visitor = new Visitor(sites.baseUrl(ID));

    @AfterEach
    void close() {
        visitor.close();
        sites.close();
    }

    @Test
    void nobodyIsSearchedForWithoutAgreeing() {
        Document first = visitor.html(visitor.get("/OOS/searchCriteria.jsf"));

        assertThat(first.select("form").attr("action")).matches("/OOS/intro\\.jsf;jsessionid=\\w+");
        assertThat(criteria().select("form#mainBodyForm [name]").eachAttr("name"))
                .contains("mainBodyForm:FirstName", "mainBodyForm:LastName", "mainBodyForm:SidNumber");
    }

    @Test
    void aStateThatTheSiteDoesNotKnowIsAnExpiredSession() {
        Document criteria = criteria();
        criteria.select("[name=javax.faces.ViewState]").val("j_id9999:j_id9999");

        assertThat(search(criteria, "", "SMITH").text()).contains("session has expired");
    }

    @Test
    void aStateThatIsNotUsedIsForgotten() {
        Document criteria = criteria();
        Document other = criteria;
        for (int i = 0; i <= JsfViews.VIEWS; i++) {
            other = search(other, "", "NOBODYATALL");
        }

        assertThat(search(criteria, "", "SMITH").text()).contains("session has expired");
    }

    @Test
    void aStateThatIsUsedAgainAndAgainIsKept() {
        Document criteria = criteria();
        for (int i = 0; i < 2 * JsfViews.VIEWS; i++) {
            assertThat(search(criteria, "", "NOBODYATALL")
                            .select(".infoMessage")
                            .text())
                    .startsWith("No matching");
        }
    }

    @Test
    void pagesOfAListAddUp() {
        Document page = search(criteria(), "J*", "B*");
        Set<String> found = new HashSet<>(numbers(page));
        assertThat(page.select("[id=mainBodyForm:pageMsg]").text()).matches("Page 1/[23]");
        for (Element next = page.selectFirst("[alt=Next]"); next != null; next = page.selectFirst("[alt=Next]")) {
            page = submit(page, "mainBodyForm", Map.of(next.attr("name") + ".x", "3", next.attr("name") + ".y", "4"));
            found.addAll(numbers(page));
        }

        assertThat(found).isEqualTo(people("J", "B"));
    }

    @Test
    void tooManyAreNotShown() {
        assertThat(search(criteria(), "", "S*").select(".infoMessage").text()).startsWith("Too many results");
    }

    @ParameterizedTest
    @CsvSource({"'*', false", "'', true", "'**', false"})
    void aDashMakesEachStarOneCharacter(String stars, boolean itself) {
        Person person = sites.people(ID).stream()
                .filter(one -> one.family().contains("-"))
                .findFirst()
                .orElseThrow();
        String last = Spelling.folded(person.family());
        String begin = last.substring(0, last.indexOf('-') + 1);
        String number = person.custody().number();

        assertThat(search(criteria(), "", last + stars).text().contains(number)).isEqualTo(itself);
        assertThat(search(criteria(), "", begin + "*".repeat(last.length() - begin.length()))
                        .text())
                .contains(number);
    }

    @Test
    void whoeverIsFoundAloneIsShownAtOnce() {
        Person person =
                sites.people(ID).stream().filter(Person::isHeld).findFirst().orElseThrow();
        Document page = submit(
                criteria(),
                "mainBodyForm",
                Map.of("mainBodyForm:SidNumber", person.custody().number(), "mainBodyForm:sendQuery", "Search"));

        assertThat(page.select("[id=offensesForm:out_SID]").text())
                .isEqualTo(person.custody().number());
        assertThat(page.select("[id=offensesForm:status]").text()).isEqualTo("AIC");
        assertThat(page.select("[id=offensesForm:locationBlock] td:nth-child(2)")
                        .text())
                .isEqualTo(person.custody().facility().name());
    }

    @Test
    void aClickOnARowShowsThatPerson() {
        Document list = search(criteria(), "J*", "B*");
        String number = numbers(list).get(1);

        Document page =
                submit(list, "mainBodyForm", Map.of("mainBodyForm:j_idcl", "mainBodyForm:foundOffenders:1:j_id27"));

        assertThat(page.select("[id=offensesForm:out_SID]").text()).isEqualTo(number);
    }

    @Test
    void releasedPeopleAreSupervisedForAWhile() {
        sites.advance(Period.ofDays(30));
        assertThat(sites.people(ID)).anyMatch(person -> !person.isHeld());
        Person person = sites.people(ID).stream()
                .filter(one -> !one.isHeld())
                .findFirst()
                .orElseThrow();

        Document page = submit(
                criteria(),
                "mainBodyForm",
                Map.of("mainBodyForm:SidNumber", person.custody().number(), "mainBodyForm:sendQuery", "Search"));

        assertThat(page.select("[id=offensesForm:status]").text()).isEqualTo("Post-Prison Supervision");
    }

    @Test
    void changedLayoutRenamesTheLastName() {
        sites.inject(ID, new Fault.LayoutChanged());

        assertThat(search(criteria(), "J*", "B*").select("thead th").eachText())
                .containsExactly("SID", "First Name", "Middle Name", "Family Name", "Date of Birth");
    }

    private Set<String> people(String first, String last) {
        return sites.people(ID).stream()
                .filter(person -> Spelling.folded(person.given()).startsWith(first))
                .filter(person -> Spelling.folded(person.family()).startsWith(last))
                .map(person -> person.custody().number())
                .collect(Collectors.toSet());
    }

    private Document criteria() {
        Document disclaimer = visitor.html(visitor.get("/OOS/intro.jsf"));
        return submit(disclaimer, "disclaimerForm", Map.of("disclaimerForm:btnAgree", "I Agree"));
    }

    private Document search(Document page, String first, String last) {
        return submit(
                page,
                "mainBodyForm",
                Map.of(
                        "mainBodyForm:FirstName", first,
                        "mainBodyForm:LastName", last,
                        "mainBodyForm:sendQuery", "Search"));
    }

    private Document submit(Document page, String form, Map<String, String> filled) {
        Element sent = Objects.requireNonNull(page.getElementById(form));
        Map<String, String> fields = new LinkedHashMap<>();
        sent.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.putAll(filled);
        return visitor.html(visitor.postForm(sent.attr("action"), fields));
    }

    private static List<String> numbers(Document page) {
        return page.select(".foundOffenders tbody td:nth-child(1)").eachText();
    }
}
