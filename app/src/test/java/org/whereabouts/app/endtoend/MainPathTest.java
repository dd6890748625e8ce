package org.whereabouts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.whereabouts.app.endtoend.Asking.Answer;
import org.whereabouts.app.local.SharedStack;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.JsonNode;

/** From a sweep of the sites to an answer over HTTP. The sandbox's population is the truth that answers are held against. */
@ExtendWith(SharedStack.class)
class MainPathTest {

    private SharedStack.Running stack;
    private Asking keyed;
    private Asking anonymous;

    @BeforeEach
    void ask(SharedStack.Running running) {
        stack = running;
        keyed = new Asking(running.url(), running.key());
        anonymous = new Asking(running.url(), null);
    }

    private List<Person> held(String source) {
        return stack.sites().people(source).stream()
                .filter(person -> person.custody().status() == CustodyStatus.HELD)
                .toList();
    }

    private Person first(String source, Predicate<Person> which) {
        return held(source).stream().filter(which).findFirst().orElseThrow();
    }

    private static String q(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void everyListedPersonIsFoundByNumber() {
        List<String> missing = stack.listingSources().stream()
                .flatMap(source -> stack.sites().people(source).stream()
                        .map(person -> numberAt(source, person))
                        .filter(number -> !isFound(source, number)))
                .toList();

        assertThat(stack.listingSources()).containsExactlyInAnyOrder("us-ky-campbell", "us-pa-doc", "us-tx-tdcj");
        assertThat(missing).isEmpty();
    }

    /** The number that the agency knows the person by; at the jail that is the jacket, which outlives a stay. */
    private static String numberAt(String source, Person person) {
        return source.equals("us-ky-campbell")
                ? person.custody().personNumber()
                : person.custody().number();
    }

    private boolean isFound(String source, String number) {
        JsonNode results = keyed.get("/v1/people?source=" + source + "&number=" + q(number))
                .json()
                .path("results");
        return StreamSupport.stream(results.spliterator(), false)
                .anyMatch(person -> person.path("number").asString("").equals(number));
    }

    @Test
    void countsEqualTheSitesOwnDespiteTheCap() {
        assertThat(stack.sites().listed("us-pa-doc")).isGreaterThan(500);
        for (String source : stack.listingSources()) {
            assertThat(keyed.get("/v1/people?source=" + source)
                            .json()
                            .path("total")
                            .asLong())
                    .as(source)
                    .isEqualTo(stack.sites().listed(source));
        }
    }

    @Test
    void aLetterToPennsylvaniaGoesToTheVendor() {
        Person person = first("us-pa-doc", p -> p.suffix().isEmpty());

        JsonNode answer = keyed.resolve(
                        person.name().display(), person.custody().number())
                .json();

        assertThat(answer.path("decision").asString()).isEqualTo("SEND");
        assertThat(answer.path("person").path("number").asString())
                .isEqualTo(person.custody().number());
        assertThat(answer.path("source").path("id").asString()).isEqualTo("us-pa-doc");
        assertThat(answer.path("asOf").asString()).isNotBlank();
        assertThat(answer.path("mailTo").path("lines").toString())
                .contains("Smart Communications/PA DOC", person.custody().number(), "St. Petersburg, Florida 33733");
    }

    @Test
    void aLetterToTexasIsToBeVerified() {
        Person person = first("us-tx-tdcj", p -> p.suffix().isEmpty());

        JsonNode answer = keyed.resolve(
                        person.name().display(), person.custody().number())
                .json();

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(answer.path("reasons").toString()).contains("ROUTE_UNKNOWN");
        assertThat(answer.path("mailTo").isNull()).isTrue();
        assertThat(answer.path("person").path("number").asString())
                .isEqualTo(person.custody().number());
    }

    @Test
    void theNumberOfSomebodyElseIsNotEnoughToSend() {
        List<Person> people = held("us-pa-doc");
        Person named = people.getFirst();
        Person other = people.stream()
                .filter(p -> !p.family().equals(named.family()) && !p.given().equals(named.given()))
                .findFirst()
                .orElseThrow();

        JsonNode answer =
                keyed.resolve(named.name().display(), other.custody().number()).json();

        assertThat(answer.path("decision").asString()).isNotEqualTo("SEND");
        assertThat(answer.path("mailTo").isNull()).isTrue();
    }

    @Test
    void aFederalNumberIsLookedUpLiveAndKept() {
        Person person = held("us-bop").getLast();
        String number = person.custody().number();
        assertThat(isFound("us-bop", number)).isFalse();
        long asked = stack.sites().requestCount("us-bop");

        JsonNode answer = keyed.resolve(person.name().display(), number).json();

        assertThat(stack.sites().requestCount("us-bop")).isGreaterThan(asked);
        assertThat(answer.path("person").path("number").asString()).isEqualTo(number);
        // The index shows a change within its refresh interval.
        await().untilAsserted(() -> assertThat(isFound("us-bop", number)).isTrue());
    }

    @Test
    void anonymousSearchesSeeLessOfAPerson() {
        Person person = first("us-tx-tdcj", p -> true);
        String search = "/v1/people?number=" + person.custody().number();

        JsonNode shown = anonymous.get(search).json().path("results").path(0);
        JsonNode details = keyed.get(search).json().path("results").path(0);

        assertThat(details.has("birth")).isTrue();
        assertThat(shown.path("number").asString()).isEqualTo(person.custody().number());
        assertThat(shown.propertyNames())
                .doesNotContain("birth", "secondNumber", "sex", "admitted", "projectedRelease", "aliases", "firstSeen");
    }

    @Test
    void anonymousSearchesPageALittleAndSayWhatTheyAreNot() {
        String family = held("us-pa-doc").getFirst().family();
        Answer answer = anonymous.get("/v1/people?name=" + q(family));

        assertThat(answer.json().path("results").size()).isLessThanOrEqualTo(10);
        assertThat(answer.json().path("notice").asString()).contains("not a consumer report");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(anonymous.get("/v1/people?state=PA").status()).isEqualTo(400);
    }

    @Test
    void aPersonHasALastingAddress() {
        Person person = held("us-pa-doc").getFirst();
        JsonNode found = keyed.get("/v1/people?number=" + person.custody().number())
                .json()
                .path("results")
                .path(0);

        JsonNode shown = keyed.get("/v1/people/" + found.path("id").asString()).json();

        assertThat(shown.path("number")).isEqualTo(found.path("number"));
    }

    @Test
    void theSourcesAreShownToEverybodyWithTheirAge() {
        JsonNode sources = anonymous.get("/v1/sources").json();

        assertThat(sources.path("total").asInt()).isGreaterThanOrEqualTo(4);
        for (JsonNode source : sources.path("results")) {
            if (source.path("addedAt").isString()) {
                // Another test's: the stack is shared.
                continue;
            }
            boolean lists = stack.listingSources().contains(source.path("id").asString());
            assertThat(source.path("currentAsOf").isString())
                    .as(source.toString())
                    .isEqualTo(lists);
        }
    }

    @Test
    void theRunsOfTheFirstSweepPassedTheQualityGate() {
        JsonNode runs = keyed.get("/v1/runs").json();

        assertThat(runs.path("total").asInt()).isGreaterThanOrEqualTo(3);
        JsonNode first =
                keyed.get("/v1/runs?source=us-pa-doc").json().path("results").path(0);
        assertThat(first.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(first.path("verdict").path("passed").asBoolean()).isTrue();
        assertThat(first.path("siteTotal").asLong()).isEqualTo(stack.sites().listed("us-pa-doc"));
        assertThat(first.path("progress").path("searchesKnown").asInt()).isGreaterThan(1);
    }
}
