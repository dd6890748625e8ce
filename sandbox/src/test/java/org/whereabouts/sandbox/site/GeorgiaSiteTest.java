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

class GeorgiaSiteTest {
    private static final String ID = "us-ga-gdc";
    private static final String FORM = "/GDC/OffenderQuery/jsp/OffQryForm.jsp";
    private static final String QUERY = "/GDC/OffenderQuery/jsp/OffQryRedirector.jsp";

    private final Sandbox sandbox = Sandbox.of(Agency.GEORGIA, 300, SiteOptions.defaults());
    private final Visitor visitor = Visitor.withCookies(sandbox.sites().baseUrl(ID));

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void nothingIsToldBeforeTheDisclaimerIsAgreedTo() {
        assertThat(post(QUERY, Map.of("NextPage", "2")).select("form[name=disclaimerFM]"))
                .hasSize(1);
        assertThat(visitor.html(visitor.get(FORM))
                        .select("form[name=disclaimerFM] [name=vDisclaimer]")
                        .val())
                .isEqualTo("True");
        assertThat(agree().select("form#OffenderQueryForm")).hasSize(1);
    }

    @Test
    void everybodyHeldIsFoundByInstitution() {
        Set<String> found = new HashSet<>();
        List<String> institutions = agree().select("select[name=vCurrentInstitution] option[value!=ALL]")
                .eachAttr("value");
        for (String institution : institutions) {
            agree();
            Document page = ask(Map.of("vCurrentInstitution", institution, "vScope", "ACTIVE", "RecordsPerPage", "9"));
            found.addAll(numbers(page));
            for (int turn = pages(page); turn > 1; turn--) {
                found.addAll(numbers(post(QUERY, Map.of("NextPage", "7", "Action", ">"))));
            }
        }

        assertThat(found)
                .isEqualTo(sandbox.sites().people(ID).stream()
                        .map(person -> person.custody().number())
                        .collect(Collectors.toSet()));
    }

    @Test
    void anotherQueryOfTheSameSessionStaysInTheOldList() {
        agree();
        List<String> first = numbers(ask(Map.of("vLastName", "S")));

        assertThat(numbers(ask(Map.of("vLastName", "B")))).isEqualTo(first);
        agree();
        assertThat(numbers(ask(Map.of("vLastName", "B")))).isNotEmpty().doesNotContainAnyElementsOf(first);
    }

    @Test
    void pagesCanOnlyBeTurnedInAList() {
        agree();

        assertThat(visitor.postForm(QUERY, Map.of("NextPage", "7", "Action", ">"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void oneHitIsTheDetailPage() {
        Person person = sandbox.sites().people(ID).getFirst();
        agree();
        Document page = ask(Map.of("vOffenderId", person.custody().number()));

        assertThat(page.select("h5").eachText())
                .contains("GDC ID: " + person.custody().number());
        assertThat(page.select("strong.offender").eachText())
                .contains("YOB:", "MOST RECENT INSTITUTION:", "CURRENT STATUS:");
        assertThat(numbers(page)).isEmpty();
    }

    @Test
    void releasedPeopleAreInactive() {
        Set<String> held = sandbox.sites().people(ID).stream()
                .map(person -> person.custody().number())
                .collect(Collectors.toSet());
        agree();
        String gone = numbers(ask(Map.of("vLastName", "S"))).stream()
                .filter(number -> !held.contains(number))
                .findFirst()
                .orElseThrow();

        assertThat(post(QUERY, Map.of("NextPage", "6", "vRecNo", gone)).text())
                .contains("CURRENT STATUS: INACTIVE")
                .doesNotContain("CURRENTLY SERVING");
    }

    private Document agree() {
        return post(FORM, Map.of("vDisclaimer", "True"));
    }

    private Document ask(Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("NextPage", "2", "RecordsPerPage", "45"));
        form.putAll(fields);
        return post(QUERY, form);
    }

    private Document post(String path, Map<String, String> form) {
        return visitor.html(visitor.postForm(path, form));
    }

    private static List<String> numbers(Document page) {
        return page.select("form[name^=fm] [name=vRecNo]").eachAttr("value");
    }

    private static int pages(Document page) {
        String pager = page.select(".oq-nav-btwn span").text();
        return pager.isEmpty() ? 1 : Integer.parseInt(pager.replaceFirst("Page 1 of ", ""));
    }
}
