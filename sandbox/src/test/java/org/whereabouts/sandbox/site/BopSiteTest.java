package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.JsonNode;

class BopSiteTest {
    private static final String ID = "us-bop";
    private static final String LOCATOR = "/PublicInfo/execute/inmateloc?todo=query&output=json";

    private final Sandbox sandbox = Sandbox.open(SiteOptions.defaults());
    private final Visitor visitor = sandbox.visitor(ID);

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void everybodyIsFoundByNumber() {
        assertThat(sandbox.sites().people(ID))
                .allSatisfy(person -> assertThat(byNumber(person.custody().number())
                                .path("inmateNum")
                                .asString())
                        .isEqualTo(person.custody().number()));
    }

    @Test
    void numberMayComeWithoutTheDashAndWithItsType() {
        String number = person(Person::isHeld).custody().number();

        assertThat(byNumber(number.replace("-", "")).path("inmateNum").asString())
                .isEqualTo(number);
        assertThat(byNumber(number + "&inmateNumType=IRN").path("inmateNum").asString())
                .isEqualTo(number);
        assertThat(ask("&inmateNum=" + number + "&inmateNumType=FBI").path("InmateLocator"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000-000", "1", "abc", "123456789"})
    void unknownNumberIsAnEmptyList(String number) {
        JsonNode answer = ask("&inmateNum=" + number);

        assertThat(answer.path("InmateLocator").isArray()).isTrue();
        assertThat(answer.path("InmateLocator")).isEmpty();
        assertThat(answer.path("Captcha").asBoolean(true)).isFalse();
    }

    @Test
    void answerIsStringsAllThrough() {
        Person person = person(candidate -> candidate.custody().status() == CustodyStatus.HELD);
        JsonNode row = byNumber(person.custody().number());

        assertThat(row.propertyNames())
                .containsExactly(
                        "nameLast",
                        "nameFirst",
                        "nameMiddle",
                        "sex",
                        "race",
                        "age",
                        "inmateNum",
                        "inmateNumType",
                        "releaseCode",
                        "faclCode",
                        "faclName",
                        "faclType",
                        "faclURL",
                        "projRelDate",
                        "actRelDate");
        assertThat(row).allMatch(JsonNode::isString);
        assertThat(row.path("faclName").asString())
                .isEqualTo(person.custody().facility().name());
        assertThat(row.path("faclCode").asString())
                .isEqualTo(person.custody().facility().code());
        assertThat(row.path("age").asString()).isEqualTo(Integer.toString(person.ageOn(Sandbox.EPOCH)));
    }

    @Test
    void nameSearchFindsAllOfThatName() {
        Person person = person(candidate -> candidate.family().contains("ñ"));
        Set<String> expected = sandbox.sites().people(ID).stream()
                .filter(candidate -> Spelling.folded(candidate.family()).equals(Spelling.folded(person.family())))
                .filter(candidate -> Spelling.folded(candidate.given()).equals(Spelling.folded(person.given())))
                .map(candidate -> candidate.custody().number())
                .collect(Collectors.toSet());

        assertThat(numbers(byName(person.given(), person.family()))).isEqualTo(expected);
        assertThat(numbers(byName(Spelling.folded(person.given()), Spelling.folded(person.family()))))
                .isEqualTo(expected);
    }

    @Test
    void lastNameIsNoPrefix() {
        assertThat(numbers(byName("James", "Smit"))).isEmpty();
    }

    @Test
    void nameSearchNeedsBothNames() {
        for (String half : List.of("&nameLast=SMITH", "&nameFirst=JAMES", "&nameFirst=JAMES&nameLast=", "")) {
            JsonNode answer = ask(half);
            assertThat(answer.path("InmateLocator")).isEmpty();
            assertThat(answer.path("Messages").path("error").asString()).contains("First and last name");
        }
    }

    @Test
    void sexAndAgeNarrow() {
        Person person = person(Person::isHeld);
        String name = "&nameFirst=" + Visitor.encoded(person.given()) + "&nameLast=" + Visitor.encoded(person.family());
        String age = Integer.toString(person.ageOn(Sandbox.EPOCH));

        assertThat(numbers(ask(name + "&sex=Male&age=" + age + "&race=")))
                .contains(person.custody().number());
        assertThat(numbers(ask(name + "&sex=Female"))).isEmpty();
        assertThat(numbers(ask(name + "&age=120"))).isEmpty();
    }

    @Test
    void formMayBePosted() {
        Person person = person(Person::isHeld);
        JsonNode answer = visitor.json(visitor.postForm(
                "/PublicInfo/execute/inmateloc",
                Map.of(
                        "todo", "query",
                        "output", "json",
                        "inmateNum", person.custody().number())));

        assertThat(numbers(answer)).containsExactly(person.custody().number());
    }

    @Test
    void suffixStandsBehindTheLastName() {
        Person person = person(candidate -> candidate.suffix().equals("Jr"));

        assertThat(byNumber(person.custody().number()).path("nameLast").asString())
                .isEqualTo(Spelling.folded(person.family()) + " JR");
    }

    @Test
    void peopleInTransitHaveNoFacilityCode() {
        Person person = person(candidate -> candidate.custody().status() == CustodyStatus.IN_TRANSIT);
        JsonNode row = byNumber(person.custody().number());

        assertThat(row.path("faclName").asString()).isEqualTo("IN TRANSIT");
        assertThat(row.path("faclCode").asString()).isEmpty();
        assertThat(row.path("releaseCode").asString()).isEmpty();
    }

    @Test
    void releasedPeopleStayWithCodeAndDate() {
        Set<String> heldBefore = new HashSet<>();
        sandbox.sites().people(ID).stream()
                .filter(Person::isHeld)
                .forEach(person -> heldBefore.add(person.custody().number()));
        sandbox.sites().advance(Period.ofDays(10));

        assertThat(sandbox.sites().people(ID))
                .filteredOn(person ->
                        !person.isHeld() && heldBefore.contains(person.custody().number()))
                .isNotEmpty()
                .allSatisfy(person -> {
                    JsonNode row = byNumber(person.custody().number());
                    assertThat(row.path("releaseCode").asString()).isEqualTo("R");
                    assertThat(row.path("actRelDate").asString()).matches("11/\\d{2}/2026");
                    assertThat(row.path("projRelDate").asString()).isEmpty();
                });
    }

    @Test
    void whoeverLeftAHalfwayHouseIsStillShownWithIt() {
        Person person = person(candidate ->
                !candidate.isHeld() && candidate.custody().facility().type().equals("RRM"));
        Person other = person(candidate ->
                !candidate.isHeld() && !candidate.custody().facility().type().equals("RRM"));

        assertThat(byNumber(person.custody().number()).path("faclType").asString())
                .isEqualTo("RRM");
        assertThat(byNumber(other.custody().number()).path("faclCode").asString())
                .isEmpty();
    }

    @Test
    void withoutQueryAndJsonThereIsNoAnswer() {
        assertThat(visitor.get("/PublicInfo/execute/inmateloc?inmateNum=1").statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/PublicInfo/execute/phyloc").statusCode()).isEqualTo(404);
    }

    @Test
    void changedLayoutRenamesTheList() {
        sandbox.sites().inject(ID, new Fault.LayoutChanged());

        assertThat(ask("&inmateNum=1").has("InmateLocator")).isFalse();
    }

    private Person person(Predicate<Person> test) {
        return sandbox.sites().people(ID).stream().filter(test).findFirst().orElseThrow();
    }

    private JsonNode ask(String more) {
        return visitor.getJson(LOCATOR + more);
    }

    private JsonNode byNumber(String number) {
        return ask("&inmateNum=" + number).path("InmateLocator").path(0);
    }

    private JsonNode byName(String first, String last) {
        return ask("&nameFirst=" + Visitor.encoded(first) + "&nameLast=" + Visitor.encoded(last));
    }

    private static Set<String> numbers(JsonNode answer) {
        Set<String> numbers = new HashSet<>();
        answer.path("InmateLocator")
                .forEach(row -> numbers.add(row.path("inmateNum").asString()));
        return numbers;
    }
}
