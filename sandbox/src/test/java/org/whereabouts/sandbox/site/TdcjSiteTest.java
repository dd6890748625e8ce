package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;

class TdcjSiteTest {
    private static final String ID = "us-tx-tdcj";
    private static final String SEARCH = "/InmateSearch/search.action";

    private final Sandbox sandbox = Sandbox.open(SiteOptions.defaults());
    private final Visitor visitor = sandbox.visitor(ID);

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void startPageHasTheFormAndSetsASession() {
        HttpResponse<String> response = visitor.get("/InmateSearch/start.action");

        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("JSESSIONID=\\w{24}; Path=/InmateSearch; HttpOnly");
        assertThat(visitor.html(response)
                        .select("form[action=" + SEARCH + "] [name]")
                        .eachAttr("name"))
                .containsExactly("page", "lastName", "firstName", "tdcj", "sid", "gender", "race", "btnSearch");
    }

    @Test
    void pagesOfASearchAddUp() {
        List<Document> pages = allPages(search("S", "J"));
        List<String> sids = pages.stream().flatMap(page -> sids(page).stream()).toList();

        assertThat(pages).hasSizeGreaterThan(1).allMatch(page -> sids(page).size() <= 20);
        assertThat(sids).doesNotHaveDuplicates().hasSameSizeAs(expected("S", "J"));
        assertThat(Set.copyOf(sids)).isEqualTo(expected("S", "J"));
    }

    @Test
    void everybodyIsFoundByLetterAndInitial() {
        Set<String> found = new HashSet<>();
        for (char last = 'A'; last <= 'Z'; last++) {
            for (char first = 'A'; first <= 'Z'; first++) {
                for (Document page : allPages(search(String.valueOf(last), String.valueOf(first)))) {
                    found.addAll(sids(page));
                }
            }
        }

        assertThat(found)
                .isEqualTo(sandbox.sites().people(ID).stream()
                        .map(person -> person.custody().personNumber())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({"btnNext,2", "btnLast,2", "btnFirst,1", "btnPrev,1"})
    void buttonsTurnPages(String button, String page) {
        Map<String, String> form = pagination(visitor.html(search("S", "J")));
        form.put(button, "pressed");
        Document turned = visitor.html(visitor.postForm(SEARCH, form));

        assertThat(turned.select("#form_paginate [name=currentPage]").val()).isEqualTo(page);
    }

    @Test
    void lastPageHasNoNextButton() {
        List<Document> pages = allPages(search("S", "J"));

        assertThat(pages.getFirst().select("#form_paginate [type=submit]").eachAttr("name"))
                .containsExactly("btnNext", "btnLast");
        assertThat(pages.getLast().select("#form_paginate [type=submit]").eachAttr("name"))
                .containsExactly("btnFirst", "btnPrev");
    }

    @Test
    void mangledPaginationIsAnError() {
        Map<String, String> form = pagination(visitor.html(search("S", "J")));
        form.put("lastSearch", "{");

        HttpResponse<String> response = visitor.postForm(SEARCH, form);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("unable to process");
    }

    @Test
    void apostropheSurvivesThePagination() {
        Map<String, String> form = pagination(visitor.html(search("O'", "J")));

        assertThat(form.get("lastSearch")).contains("\"lastName\":\"O'\"");
        assertThat(sids(visitor.html(visitor.postForm(SEARCH, form)))).isNotEmpty();
    }

    @Test
    void tableHasTheSevenColumns() {
        Document page = visitor.html(search("S", "J"));

        assertThat(page.select("table.tdcj_table thead th").eachText())
                .containsExactly(
                        "Name", "TDCJ Number", "Race", "Gender", "Projected Release Date", "Unit of Assignment", "Age");
        assertThat(page.select("table.tdcj_table tbody tr")).allSatisfy(row -> {
            assertThat(row.select("th.rowHeader > a").text()).matches("[A-Z' -]+,[A-Z' -]+");
            List<String> cells = row.select("td").eachText();
            assertThat(cells).hasSize(6);
            assertThat(cells.get(0)).matches("\\d{8}");
            assertThat(cells.get(3)).matches("\\d{4}-\\d{2}-\\d{2}|LIFE SENTENCE|NOT AVAILABLE");
            assertThat(cells.get(5)).matches("\\d{2}");
        });
    }

    @ParameterizedTest
    @CsvSource({"'',J", "Smith,''", "'',''"})
    void lastNameAndInitialAreBothNeeded(String last, String first) {
        Document page = visitor.html(search(last, first));

        assertThat(page.text()).contains("You must enter a last name and at least the first initial");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void blankGenderOrRaceMatchesNobody() {
        for (String field : List.of("gender", "race")) {
            Map<String, String> form = form("S", "J");
            form.put(field, "");
            assertThat(visitor.postForm(SEARCH, form).body()).contains("No records found for the requested search.");
        }
    }

    @Test
    void peopleAreFoundByTdcjNumberAndBySid() {
        Person person = sandbox.sites().people(ID).getLast();
        for (String field : List.of("tdcj", "sid")) {
            Map<String, String> form = form("", "");
            form.put(
                    field,
                    field.equals("tdcj")
                            ? person.custody().number()
                            : person.custody().personNumber());
            assertThat(sids(visitor.html(visitor.postForm(SEARCH, form))))
                    .containsExactly(person.custody().personNumber());
        }
    }

    @Test
    void namesAreLastCommaFirstWithTheSuffixAtTheEnd() {
        Person person = sandbox.sites().people(ID).stream()
                .filter(candidate -> candidate.suffix().equals("Jr"))
                .filter(candidate -> candidate.middle().length() > 1)
                .findFirst()
                .orElseThrow();
        Document page = visitor.html(search(person.family(), person.given()));

        assertThat(page.select("th.rowHeader a").eachText())
                .contains(Spelling.folded(person.family() + "," + person.given() + " " + person.middle() + " JR"));
    }

    @Test
    void detailPageLabelsWhatItShows() {
        Person person = sandbox.sites().people(ID).getFirst();
        Document page = visitor.html(visitor.get(
                "/InmateSearch/viewDetail.action?sid=" + person.custody().personNumber()));
        Map<String, String> labels = new HashMap<>();
        for (Element label : page.select("font.bold")) {
            Element link = label.nextElementSibling();
            String text = label.nextSibling() == null
                    ? ""
                    : String.valueOf(label.nextSibling()).strip();
            labels.put(label.text(), text.isEmpty() && link != null ? link.text() : text);
        }

        assertThat(labels)
                .containsEntry("SID Number:", person.custody().personNumber())
                .containsEntry("TDCJ Number:", person.custody().number())
                .containsEntry("Name:", Spelling.lastFirst(person.name()))
                .containsEntry("Current Facility:", person.custody().facility().name())
                .containsEntry("Age:", Integer.toString(person.ageOn(Sandbox.EPOCH)));
    }

    @Test
    void unknownSidHasNoDetailPage() {
        assertThat(visitor.get("/InmateSearch/viewDetail.action?sid=00000000").body())
                .contains("No records found");
    }

    @Test
    void peopleWhoAreOutForAWhileAreShownSo() {
        Person person = sandbox.sites().people(ID).stream()
                .filter(candidate -> candidate.custody().status() == CustodyStatus.TEMPORARY_RELEASE)
                .findFirst()
                .orElseThrow();
        Map<String, String> form = form("", "");
        form.put("tdcj", person.custody().number());

        assertThat(visitor.html(visitor.postForm(SEARCH, form)).select("td").eachText())
                .contains("TEMP RELEASE");
    }

    @Test
    void releasedPeopleVanish() {
        Set<String> before = expected("", "");
        sandbox.sites().advance(Period.ofDays(14));
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(expected("", ""));

        assertThat(gone).isNotEmpty().allSatisfy(sid -> {
            Map<String, String> form = form("", "");
            form.put("sid", sid);
            assertThat(visitor.postForm(SEARCH, form).body()).contains("No records found");
        });
    }

    @Test
    void changedLayoutRenamesTheUnit() {
        sandbox.sites().inject(ID, new Fault.LayoutChanged());

        assertThat(visitor.html(search("S", "J")).select("thead th").eachText())
                .contains("Assigned Unit")
                .doesNotContain("Unit of Assignment");
    }

    private Set<String> expected(String last, String first) {
        return sandbox.sites().people(ID).stream()
                .filter(person -> Spelling.folded(person.family()).startsWith(last))
                .filter(person -> Spelling.folded(person.given()).startsWith(first))
                .map(person -> person.custody().personNumber())
                .collect(Collectors.toSet());
    }

    private HttpResponse<String> search(String last, String first) {
        return visitor.postForm(SEARCH, form(last, first));
    }

    private static Map<String, String> form(String last, String first) {
        Map<String, String> form = new HashMap<>();
        form.put("page", "index");
        form.put("lastName", last);
        form.put("firstName", first);
        form.put("tdcj", "");
        form.put("sid", "");
        form.put("gender", "ALL");
        form.put("race", "ALL");
        form.put("btnSearch", "Search");
        return form;
    }

    private List<Document> allPages(HttpResponse<String> first) {
        List<Document> pages = new ArrayList<>(List.of(visitor.html(first)));
        while (!pages.getLast().select("#form_paginate [name=btnNext]").isEmpty()) {
            Map<String, String> form = pagination(pages.getLast());
            form.put("btnNext", "Next");
            pages.add(visitor.html(visitor.postForm(SEARCH, form)));
        }
        return pages;
    }

    private static Map<String, String> pagination(Document page) {
        Map<String, String> fields = new HashMap<>();
        page.select("#form_paginate [type=hidden]").forEach(input -> fields.put(input.attr("name"), input.val()));
        return fields;
    }

    private static List<String> sids(Document page) {
        return page.select("th.rowHeader > a[href*=viewDetail.action]").eachAttr("href").stream()
                .map(href -> href.substring(href.indexOf("sid=") + 4))
                .toList();
    }
}
