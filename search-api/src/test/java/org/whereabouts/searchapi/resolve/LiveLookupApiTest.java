package org.whereabouts.searchapi.resolve;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.custody.Normalized;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.searchapi.access.Scope;
import org.whereabouts.searchapi.testing.RunningApi;
import tools.jackson.databind.JsonNode;

/** Federal numbers, looked up at the sandbox's Bureau of Prisons. */
class LiveLookupApiTest {

    private static final String BOP = "us-bop";

    private final RunningApi api = RunningApi.shared();

    @Test
    void federalNumberIsLookedUpAndKept() {
        Person person = federal(api, CustodyStatus.HELD, 0);
        long before = api.sites().requestCount(BOP);

        JsonNode answer = resolve(api, person, person.custody().number());

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).containsExactly("NUMBER_AND_NAME_AGREE", "ROUTE_UNKNOWN");
        assertThat(answer.path("person").path("number").asString())
                .isEqualTo(person.custody().number());
        assertThat(answer.path("person").has("listed")).isFalse();
        assertThat(answer.path("source").path("id").asString()).isEqualTo(BOP);
        assertThat(answer.path("evidence").toString()).contains("LIVE_LOOKUP", "lists the number");
        assertThat(api.sites().requestCount(BOP)).isGreaterThan(before);

        long asked = api.sites().requestCount(BOP);
        JsonNode again = resolve(api, person, person.custody().number().replace("-", ""));
        api.bean(PeopleIndex.class).refresh();
        JsonNode found = api.get(
                api.anybody(),
                "/v1/people?source=us-bop&number=" + person.custody().number());

        assertThat(again.path("person")).isEqualTo(answer.path("person"));
        assertThat(found.path("results").path(0).path("id"))
                .isEqualTo(answer.path("person").path("id"));
        assertThat(api.sites().requestCount(BOP)).as("what is held is fresh").isEqualTo(asked);
    }

    @Test
    void whatWasLookedUpIsFoundByName() {
        Person person = federal(api, CustodyStatus.HELD, 1);
        resolve(api, person, person.custody().number());
        api.bean(PeopleIndex.class).refresh();

        JsonNode found = api.get(
                api.keyed(Scope.SEARCH),
                "/v1/people?source=us-bop&name=" + person.family().replace(" ", "%20"));

        assertThat(found.path("results").toString()).contains(person.custody().number());
    }

    @Test
    void releaseThatTheSourceItselfTellsIsNotSent() {
        Person person = federal(api, CustodyStatus.RELEASED, 0);

        JsonNode answer = resolve(api, person, person.custody().number());

        assertThat(answer.path("decision").asString()).isEqualTo("DO_NOT_SEND");
        assertThat(codes(answer)).contains("NUMBER_AND_NAME_AGREE", "RELEASED");
    }

    @Test
    void numberOfAnotherFederalPrisonerIsNotSent() {
        Person person = federal(api, CustodyStatus.HELD, 2);

        JsonNode answer =
                api.resolve(request("Zebulon Quixotic", person.custody().number(), null));

        assertThat(answer.path("decision").asString()).isEqualTo("DO_NOT_SEND");
        assertThat(codes(answer)).contains("NAME_MISMATCH");
    }

    @Test
    void numberThatTheSourceDoesNotListIsNotFoundAndNoRelease() {
        JsonNode answer = api.resolve(request("Zebulon Quixotic", unknownNumber(), null));

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).containsExactly("NOT_FOUND");
        assertThat(answer.path("source").path("id").asString()).isEqualTo(BOP);
        assertThat(answer.path("evidence").toString()).contains("does not list the number");
    }

    @Test
    void federalNumberIsAskedForInAStateWhoseNumbersLookTheSame() {
        Person person = federal(api, CustodyStatus.HELD, 4);
        String bare = person.custody().number().replace("-", "");

        JsonNode answer = api.resolve(request(person.name().display(), bare, "TX"));

        assertThat(answer.path("person").path("number").asString())
                .isEqualTo(person.custody().number());
    }

    @Test
    void statesOwnNumberIsNotAskedForAtTheFederalSource() {
        long before = api.sites().requestCount(BOP);

        api.resolve(request("Zebulon Quixotic", "7654321", "TX"));
        api.resolve(request("William Smith", "1234567", null));
        api.resolve(request("Jane Testperson", "QQ0002", null));

        assertThat(api.sites().requestCount(BOP)).isEqualTo(before);
    }

    @Test
    void whatIsHeldTooLongIsAskedAgain() {
        Person person = federal(api, CustodyStatus.HELD, 3);
        hold(api, person, Instant.now().minus(Duration.ofDays(30)));
        Instant before = Instant.now();

        JsonNode answer = resolve(api, person, person.custody().number());

        assertThat(codes(answer)).doesNotContain("STALE");
        assertThat(Instant.parse(answer.path("asOf").asString())).isAfterOrEqualTo(before.truncatedTo(MILLIS));
    }

    @Test
    void sourceThatIsDownLeavesWhatIsKnown() {
        try (RunningApi own = RunningApi.withPeople(Duration.ofSeconds(1))) {
            Person person = federal(own, CustodyStatus.HELD, 0);
            hold(own, person, Instant.now().minus(Duration.ofDays(30)));
            own.sites().inject(BOP, new Fault.Down());

            JsonNode answer = resolve(own, person, person.custody().number());

            assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
            assertThat(codes(answer)).contains("NUMBER_AND_NAME_AGREE", "STALE", "SOURCE_DOWN");
            assertThat(answer.path("person").path("number").asString())
                    .isEqualTo(person.custody().number());
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Down(),
                new Fault.Maintenance(),
                new Fault.Blocked(),
                new Fault.RateLimited(),
                new Fault.LayoutChanged(),
                new Fault.Slow(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void sourceThatFailsIsNamedAndNeverLooksLikeARelease(Fault fault) {
        try (RunningApi own = RunningApi.withPeople(Duration.ofSeconds(1))) {
            own.sites().inject(BOP, fault);
            Person person = federal(own, CustodyStatus.HELD, 0);

            JsonNode answer = resolve(own, person, person.custody().number());

            assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
            assertThat(codes(answer)).containsExactly("NOT_FOUND", "SOURCE_DOWN");
            assertThat(answer.path("source").path("id").asString()).isEqualTo(BOP);
        }
    }

    /** As an earlier look-up would have left it. */
    private static void hold(RunningApi api, Person person, Instant seen) {
        RosterEntry entry = RosterEntry.builder()
                .put(EntryField.NUMBER, person.custody().number())
                .put(EntryField.NAME, person.name().display())
                .build();
        SourceProfile profile = api.bean(Sources.class).get(new SourceId(BOP)).profile();
        Normalized normalized =
                api.bean(CustodyNormalizer.class).normalize(profile, entry, new Provenance(1, seen, null));
        assertThat(normalized)
                .isInstanceOfSatisfying(
                        Normalized.Accepted.class,
                        accepted -> api.bean(CustodyRegistry.class).observe(accepted.record()));
    }

    private static JsonNode resolve(RunningApi api, Person person, String number) {
        return api.resolve(request(person.name().display(), number, null));
    }

    private static String request(String name, String number, @Nullable String state) {
        String end = state == null ? "}" : ", \"state\": \"" + state + "\"}";
        return "{\"name\": \"" + name + "\", \"number\": \"" + number + "\"" + end;
    }

    private static Person federal(RunningApi api, CustodyStatus status, int index) {
        return federals(api, person -> person.custody().status() == status).get(index);
    }

    private static List<Person> federals(RunningApi api, Predicate<Person> which) {
        return api.sites().people(BOP).stream().filter(which).toList();
    }

    private String unknownNumber() {
        List<String> taken = federals(api, _ -> true).stream()
                .map(person -> person.custody().number())
                .toList();
        return Stream.iterate(99_999_999, n -> n - 1)
                .map(n -> "%05d-%03d".formatted(n / 1000, n % 1000))
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        answer.path("reasons").forEach(reason -> codes.add(reason.path("code").asString()));
        return codes;
    }
}
