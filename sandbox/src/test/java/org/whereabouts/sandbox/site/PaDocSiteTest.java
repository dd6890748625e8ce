package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PaDocSiteTest {
    private static final String ID = "us-pa-doc";
    private static final String SERVICE = "/InmateLocatorAPIV8/api/v1/InmateLocator/";

    private final Sandbox sandbox = Sandbox.open(SiteOptions.defaults());
    private final Visitor visitor = sandbox.visitor(ID);
    private final JsonMapper json = JsonMapper.builder().build();

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void searchIsCutAt500RowsButCountsAll() {
        JsonNode answer = search(Map.of());

        assertThat(answer.path("inmates").size()).isEqualTo(500);
        assertThat(total(answer)).isEqualTo(2_400);
    }

    @Test
    void menOfOneInstitutionAreMoreThanASearchReturns() {
        JsonNode answer = search(Map.of("locationlistkey", "PHX", "sexlistkey", "M"));

        assertThat(answer.path("inmates").size()).isEqualTo(500);
        assertThat(total(answer)).isGreaterThan(500);
    }

    @Test
    void everybodyIsFoundByInstitutionSexAndLetters() {
        Set<String> found = new HashSet<>();
        for (JsonNode location :
                visitor.getJson("/assets/data/referenceData.json").path("locations")) {
            collect(location.path("key").asString(), "", found);
        }

        assertThat(found).isEqualTo(numbers(sandbox.sites().people(ID)));
    }

    @Test
    void rowsSayWhoAndWhere() {
        Person person = sandbox.sites().people(ID).getFirst();
        JsonNode row =
                search(Map.of("id", person.custody().number())).path("inmates").path(0);

        assertThat(row.path("inmate_number").asString())
                .isEqualTo(person.custody().number());
        assertThat(row.path("inm_lastname").asString()).isEqualTo(Spelling.folded(person.family()));
        assertThat(row.path("inm_firstname").asString()).isEqualTo(Spelling.folded(person.given()));
        assertThat(row.path("inm_middlename").asString()).isEqualTo(Spelling.folded(person.middle()));
        assertThat(row.path("inm_namesuffix").asString()).isEqualTo(Spelling.folded(person.suffix()));
        assertThat(row.path("dob").asString()).matches("\\d{2}/\\d{2}/\\d{4}");
        assertThat(row.path("fac_name").asString())
                .isEqualTo(person.custody().facility().name());
        assertThat(row.propertyNames()).contains("cnty_name", "race");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUÑ", "muñ", "mun", "MUN"})
    void lastNameIsAPrefixWithoutCaseAndDiacritics(String prefix) {
        Set<String> expected = sandbox.sites().people(ID).stream()
                .filter(person -> Spelling.folded(person.family()).startsWith("MUN"))
                .map(person -> person.custody().number())
                .collect(Collectors.toSet());

        assertThat(expected).isNotEmpty();
        assertThat(numbers(search(Map.of("lastName", prefix)))).isEqualTo(expected);
    }

    @Test
    void blankAtTheEndOfAPrefixCounts() {
        JsonNode particles = search(Map.of("lastName", "DE "));

        assertThat(particles.path("inmates"))
                .isNotEmpty()
                .allMatch(row -> row.path("inm_lastname").asString().startsWith("DE "));
        assertThat(total(search(Map.of("lastName", "DE")))).isGreaterThan(total(particles));
    }

    @Test
    void firstNameBirthDateAndAgeNarrow() {
        Person person = sandbox.sites().people(ID).getFirst();
        String born = "%02d/%02d/%d"
                .formatted(
                        person.birthDate().getMonthValue(),
                        person.birthDate().getDayOfMonth(),
                        person.birthDate().getYear());
        String age = Integer.toString(person.ageOn(Sandbox.EPOCH));
        Map<String, String> exactly = Map.of(
                "firstName",
                person.given().substring(0, 3),
                "lastName",
                person.family().toLowerCase(Locale.ROOT),
                "dateofbirth",
                born,
                "age",
                age);
        Map<String, String> olderThanAnybody = new HashMap<>(exactly);
        olderThanAnybody.put("age", "120");

        assertThat(numbers(search(exactly))).contains(person.custody().number());
        assertThat(total(search(olderThanAnybody))).isZero();
    }

    @Test
    void nobodyFoundIsAnEmptyListAndZero() {
        JsonNode answer = search(Map.of("lastName", "QQQ"));

        assertThat(answer.path("inmates").isArray()).isTrue();
        assertThat(answer.path("inmates")).isEmpty();
        assertThat(total(answer)).isZero();
    }

    @Test
    void emptyListKeyIsNotAny() {
        assertThat(total(search(Map.of("sexlistkey", "")))).isZero();
    }

    @Test
    void formInPlaceOfJsonIsRefused() {
        assertThat(visitor.postForm(SERVICE + "SearchResults", Map.of("lastName", "S"))
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"id\": |not JSON", "{\"id\":\"\"}|firstName field is required", "[]|id field"})
    void malformedBodyIsRefused(String body, String detail) {
        HttpResponse<String> response = visitor.post(SERVICE + "SearchResults", "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(visitor.json(response).path("detail").asString()).contains(detail);
    }

    @Test
    void searchIsNotAGet() {
        assertThat(visitor.get(SERVICE + "SearchResults").statusCode()).isEqualTo(405);
    }

    @Test
    void detailsHaveOneRowPerName() {
        Person person = sandbox.sites().people(ID).stream()
                .filter(candidate -> candidate.aliases().size() == 2)
                .findFirst()
                .orElseThrow();
        JsonNode answer = visitor.getJson(
                SERVICE + "InmateDetailsbyID/" + person.custody().number());

        assertThat(answer.path("inmateDetails"))
                .hasSize(3)
                .extracting(row -> row.path("name_descp").asString())
                .containsExactly("Commit Name", "Alias", "Alias");
        assertThat(answer.path("inmateDetails")).allSatisfy(row -> {
            assertThat(row.path("inmate_number").asString())
                    .isEqualTo(person.custody().number());
            assertThat(row.path("currloc").asString())
                    .isEqualTo(person.custody().facility().name());
            assertThat(row.path("currloc_cd").asString())
                    .isEqualTo(person.custody().facility().code());
        });
        assertThat(answer.path("inmimagedetails").path(0).path("blob").asString())
                .isEmpty();
    }

    @Test
    void unknownNumberHasNoDetails() {
        assertThat(visitor.getJson(SERVICE + "InmateDetailsbyID/ZZ9999").path("inmateDetails"))
                .isEmpty();
    }

    @Test
    void releasedPeopleVanish() {
        Set<String> before = numbers(sandbox.sites().people(ID));
        sandbox.sites().advance(Period.ofDays(14));
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(numbers(sandbox.sites().people(ID)));

        assertThat(gone).isNotEmpty().allMatch(number -> total(search(Map.of("id", number))) == 0);
    }

    @Test
    void changedLayoutRenamesTheLastName() {
        sandbox.sites().inject(ID, new Fault.LayoutChanged());
        JsonNode row = search(Map.of()).path("inmates").path(0);

        assertThat(row.has("inm_lastname")).isFalse();
        assertThat(row.has("inmLastName")).isTrue();
    }

    private void collect(String location, String prefix, Set<String> found) {
        for (String sex : List.of("F", "M")) {
            JsonNode answer = search(Map.of("locationlistkey", location, "sexlistkey", sex, "lastName", prefix));
            if (total(answer) <= PaDocSite.CAP) {
                found.addAll(numbers(answer));
            } else {
                for (char letter = 'A'; letter <= 'Z'; letter++) {
                    collect(location, prefix + letter, found);
                }
            }
        }
    }

    private JsonNode search(Map<String, String> wanted) {
        ObjectNode body = json.createObjectNode();
        for (String key : List.of("id", "firstName", "lastName", "middleName", "paroleNumber", "age")) {
            body.put(key, wanted.getOrDefault(key, ""));
        }
        for (String key : List.of("countylistkey", "citizenlistkey", "racelistkey", "sexlistkey", "locationlistkey")) {
            body.put(key, wanted.getOrDefault(key, "---"));
        }
        body.put("dateofbirth", wanted.get("dateofbirth")).put("sortBy", "1");
        return visitor.json(
                visitor.post(SERVICE + "SearchResults", "application/json; charset=UTF-8", body.toString()));
    }

    private static int total(JsonNode answer) {
        return answer.path("pagestats").path(0).path("totalrecords").asInt(-1);
    }

    private static Set<String> numbers(JsonNode answer) {
        Set<String> numbers = new HashSet<>();
        answer.path("inmates")
                .forEach(row -> numbers.add(row.path("inmate_number").asString()));
        return numbers;
    }

    private static Set<String> numbers(List<Person> people) {
        return people.stream().map(person -> person.custody().number()).collect(Collectors.toSet());
    }
}
