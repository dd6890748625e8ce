package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.JsonNode;

class JailTrackerSiteTest {
    private static final String ID = "us-ky-campbell";
    private static final String LANDING = "/jtclientweb/jailtracker/index/Campbell_County_KY";
    private static final Pattern TOKEN = Pattern.compile("JailTracker\\.Web\\.Settings\\.init\\('(\\w+)'");
    private static final int LIMIT = 40;

    private final Sandbox sandbox = Sandbox.open(SiteOptions.defaults()
            .withJailTrackerLimit(LIMIT, Duration.ofMinutes(1))
            .withTokenLife(Duration.ofMinutes(5)));
    private final Visitor visitor = sandbox.visitor(ID);

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void everyVisitGetsItsOwnToken() {
        assertThat(token()).hasSize(24).isNotEqualTo(token());
    }

    @Test
    void anotherJailIsUnknown() {
        assertThat(visitor.get("/jtclientweb/jailtracker/index/Nowhere_KY").statusCode())
                .isEqualTo(404);
    }

    @Test
    void pagesAddUpToTheTotal() {
        String token = token();
        List<JsonNode> rows = new ArrayList<>();
        int total;
        do {
            JsonNode page =
                    visitor.getJson(call(token, "GetInmates?start=" + rows.size() + "&limit=25&sort=LastName&dir=ASC"));
            total = page.path("totalCount").asInt();
            assertThat(page.path("data").size()).isBetween(1, 25);
            page.path("data").forEach(rows::add);
        } while (rows.size() < total);

        assertThat(total).isEqualTo(300);
        assertThat(rows.stream().map(row -> row.path("ArrestNo").asString()).collect(Collectors.toSet()))
                .isEqualTo(numbers());
        assertThat(rows)
                .extracting(row -> row.path("RowIndex").asInt())
                .isSorted()
                .startsWith(1);
        assertThat(rows)
                .extracting(row -> Spelling.folded(row.path("LastName").asString()))
                .isSorted();
    }

    @Test
    void orderCanBeTurned() {
        JsonNode page = visitor.getJson(call(token(), "GetInmates?start=0&limit=5&sort=ArrestNo&dir=DESC"));

        assertThat(page.path("data"))
                .extracting(row -> -row.path("ArrestNo").asInt())
                .isSorted();
    }

    @Test
    void pageBeyondTheEndIsEmpty() {
        JsonNode page = visitor.getJson(call(token(), "GetInmates?start=900&limit=25&sort=LastName&dir=ASC"));

        assertThat(page.path("data")).isEmpty();
        assertThat(page.path("totalCount").asInt()).isEqualTo(300);
    }

    @Test
    void rowsAreWrittenAsThePlatformWritesThem() {
        Person person = sandbox.sites().people(ID).getFirst();
        JsonNode row = visitor.getJson(call(token(), "GetInmates?start=0&limit=200&sort=ArrestNo&dir=ASC"))
                .path("data")
                .path(0);

        assertThat(row.path("ArrestNo").isInt()).isTrue();
        assertThat(row.path("Jacket").asString()).isEqualTo(person.custody().personNumber());
        assertThat(row.path("LastName").asString()).isEqualTo(person.family());
        assertThat(row.path("AgencyName").asString()).isEqualTo("Campbell County Detention Center");
        assertThat(row.path("OriginalBookDateTime").asString())
                .isEqualTo(person.custody().admitted().toString());
        assertThat(row.path("FinalReleaseDateTime").isNull()).isTrue();
    }

    @Test
    void namesKeepCaseAndDiacritics() {
        sandbox.sites().advance(Period.ofDays(40));
        String token = token();
        Set<String> families = new HashSet<>();
        for (int start = 0; start < 400; start += 200) {
            visitor.getJson(call(token, "GetInmates?start=" + start + "&limit=200&sort=LastName&dir=ASC"))
                    .path("data")
                    .forEach(row -> families.add(row.path("LastName").asString()));
        }

        assertThat(families)
                .isEqualTo(
                        sandbox.sites().people(ID).stream().map(Person::family).collect(Collectors.toSet()))
                .anyMatch(family -> !family.equals(family.toUpperCase(Locale.ROOT)))
                .anyMatch(family -> family.chars().anyMatch(c -> c > 127));
    }

    @Test
    void detailsAreFieldsAndValues() {
        Person person = sandbox.sites().people(ID).stream()
                .filter(candidate -> candidate.aliases().size() > 1)
                .findFirst()
                .orElseThrow();
        JsonNode answer = visitor.getJson(
                call(token(), "GetInmate?arrestNo=" + person.custody().number()));
        Map<String, String> fields = new HashMap<>();
        answer.path("data")
                .forEach(field -> fields.put(
                        field.path("Field").asString(), field.path("Value").asString()));

        assertThat(fields)
                .hasSize(16)
                .containsEntry("Last Name:", person.family())
                .containsEntry("Current Age:", Integer.toString(person.ageOn(Sandbox.EPOCH)))
                .containsEntry("Date Released:", "");
        assertThat(fields.get("Booking Date:")).matches("\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M");
        assertThat(fields.get("Alias:"))
                .contains(person.aliases().getFirst().family() + ", ")
                .contains("; ");
    }

    @Test
    void unknownArrestNumberHasNoDetails() {
        assertThat(visitor.getJson(call(token(), "GetInmate?arrestNo=1")).path("data"))
                .isEmpty();
    }

    @Test
    void wrongTokenIsAnExpiredSession() {
        assertExpired(visitor.get(call("abcdefabcdefabcdefabcdef", "GetInmates?start=0&limit=25")));
    }

    @Test
    void oldTokenIsAnExpiredSession() {
        String token = token();
        sandbox.clock().move(Duration.ofMinutes(6));

        assertExpired(visitor.get(call(token, "GetInmates?start=0&limit=25")));
    }

    @Test
    void tooManyRequestsAreAnErrorInsideA200UntilTheWindowHasPassed() {
        String call = call(token(), "GetInmates?start=0&limit=1");
        for (int i = 0; i < LIMIT; i++) {
            assertThat(visitor.getJson(call).path("success").asString()).isEqualTo("true");
        }
        HttpResponse<String> refused = visitor.get(call);

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).isEqualTo("{\"error\":\"max-requests-for-timeperiod\"}");

        sandbox.clock().move(Duration.ofMinutes(1));
        assertThat(visitor.getJson(call).path("success").asString()).isEqualTo("true");
    }

    @Test
    void faultOfRateIsThePlatformsOwnError() {
        sandbox.sites().inject(ID, new Fault.RateLimited());

        assertThat(visitor.get(LANDING).body()).isEqualTo("{\"error\":\"max-requests-for-timeperiod\"}");
    }

    @Test
    void releasedPeopleVanish() {
        Set<String> before = numbers();
        sandbox.sites().advance(Period.ofDays(3));
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(numbers());
        String token = token();

        assertThat(gone)
                .isNotEmpty()
                .hasSizeLessThan(LIMIT)
                .allMatch(number -> visitor.getJson(call(token, "GetInmate?arrestNo=" + number))
                        .path("data")
                        .isEmpty());
    }

    @Test
    void changedLayoutRenamesTheArrestNumber() {
        sandbox.sites().inject(ID, new Fault.LayoutChanged());
        JsonNode row = visitor.getJson(call(token(), "GetInmates?start=0&limit=1"))
                .path("data")
                .path(0);

        assertThat(row.has("ArrestNo")).isFalse();
        assertThat(row.has("BookingNo")).isTrue();
    }

    private void assertExpired(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(visitor.json(response).path("error").asString()).isEqualTo("session-expired");
        assertThat(visitor.json(response).path("data")).isEmpty();
    }

    private Set<String> numbers() {
        return sandbox.sites().people(ID).stream()
                .map(person -> person.custody().number())
                .collect(Collectors.toSet());
    }

    private String token() {
        Matcher token = TOKEN.matcher(visitor.get(LANDING).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String call(String token, String call) {
        return "/jtclientweb/(S(" + token + "))//(S(" + token + "))/JailTracker/" + call;
    }
}
