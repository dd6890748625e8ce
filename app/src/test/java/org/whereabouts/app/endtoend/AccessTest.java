package org.whereabouts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.app.command.RunCli;
import org.whereabouts.app.endtoend.Asking.Answer;
import org.whereabouts.app.local.SharedStack;
import tools.jackson.databind.JsonNode;

/** Who may ask what, over real HTTP, with keys made as an operator makes them. */
@ExtendWith(SharedStack.class)
class AccessTest {

    private SharedStack.Running stack;
    private Asking anonymous;

    @BeforeEach
    void ask(SharedStack.Running running) {
        stack = running;
        anonymous = new Asking(running.url(), null);
    }

    private Asking withScopes(String scopes) {
        return new Asking(
                stack.url(),
                new RunCli(stack)
                        .run("key", "create", "test", "--scope", scopes)
                        .out()
                        .strip());
    }

    @ParameterizedTest
    @CsvSource({"search,  200, 403, 403", "resolve, 403, 200, 403", "operate, 403, 403, 200"})
    void aScopeOpensItsOwnDoorAndNoOther(String scope, int person, int resolve, int runs) {
        Asking caller = withScopes(scope);
        String id = new Asking(stack.url(), stack.key())
                .get("/v1/people?source=us-pa-doc")
                .json()
                .path("results")
                .path(0)
                .path("id")
                .asString();

        assertThat(caller.get("/v1/people/" + id).status()).isEqualTo(person);
        assertThat(caller.resolve("Nobody Nowhere", "ZZ0000").status()).isEqualTo(resolve);
        assertThat(caller.get("/v1/runs").status()).isEqualTo(runs);
        assertThat(caller.post("/v1/replays", "{\"run\": 1, \"entries\": true}").status())
                .isEqualTo(runs);
        assertThat(caller.post("/v1/trials", "{\"source\": \"us-bop\", \"limit\": 1}")
                        .status())
                .isEqualTo(runs);
        assertThat(caller.delete("/v1/sources/us-zz-none").status()).isEqualTo(runs == 200 ? 404 : runs);
    }

    /** Every path that the API itself describes, so that a new one without a rule is noticed. */
    @Test
    void withoutAKeyOnlySearchAndSourcesAreOpen() {
        JsonNode paths = anonymous.get("/v1/openapi.json").json().path("paths");
        Map<String, Integer> open = new TreeMap<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String concrete = path.getKey().replaceAll("\\{[^}]*}", "1");
                    Answer answer = switch (method.getKey()) {
                        case "get" -> anonymous.get(concrete);
                        case "delete" -> anonymous.delete(concrete);
                        default -> anonymous.post(concrete, "{}");
                    };
                    if (answer.status() != 401) {
                        open.put(method.getKey() + " " + path.getKey(), answer.status());
                    }
                }));

        assertThat(paths.propertyNames()).contains("/v1/people", "/v1/people/{id}", "/v1/resolve", "/v1/runs");
        assertThat(open.keySet())
                .isSubsetOf("get /v1/people", "get /v1/sources", "get /problems/{slug}", "get /problems/{type}");
    }

    @Test
    void anUnknownKeyIsRefusedEvenWhereNoneIsNeeded() {
        Answer answer = new Asking(stack.url(), "wb_" + "A".repeat(43)).get("/v1/people?name=smith");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aRevokedKeyIsRefusedFromTheNextRequestOn() {
        RunCli cli = new RunCli(stack);
        JsonNode made = cli.run("key", "create", "short", "--scope", "operate", "--json")
                .json();
        Asking caller = new Asking(stack.url(), made.path("key").asString());
        assertThat(caller.get("/v1/runs").status()).isEqualTo(200);

        cli.run("key", "revoke", made.path("id").asString());

        assertThat(caller.get("/v1/runs").status()).isEqualTo(401);
    }

    @Test
    void theManagementInterfaceShowsItsHealthAndNothingElseWithoutItsOwnScope() {
        Asking everything = new Asking(stack.url(), stack.key());

        assertThat(anonymous.get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(anonymous.get("/actuator/health").json().has("components")).isFalse();
        assertThat(anonymous.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(withScopes("search,resolve,operate")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(403);
        assertThat(withScopes("metrics").get("/actuator/prometheus").status()).isEqualTo(200);
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump")) {
            assertThat(everything.get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void answersCarryTheUsualHeaders() {
        Answer answer = anonymous.get("/v1/sources");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /v1/people                          | ''                                | 400 | name",
                "GET  | /v1/people?name=smith&state=XX      | ''                                | 400 | state",
                "GET  | /v1/people?name=smith&source=us-xx  | ''                                | 400 | source",
                "GET  | /v1/people?name=smith&page=0        | ''                                | 400 | page",
                "GET  | /v1/people?nme=smith                | ''                                | 400 | nme",
                "GET  | /v1/people/not-an-id                | ''                                | 404 | person",
                "POST | /v1/resolve                         | '{\"name\": \"A B\", \"nmber\": \"1\"}'   | 400 | nmber",
                "POST | /v1/resolve                         | '{\"name\": '                      | 400 | JSON",
                "POST | /v1/resolve                         | '{}'                              | 400 | name",
                "POST | /v1/resolve                         | '{\"name\": \"A B\", \"birthYear\": 1, \"birthDate\": \"x\"}' | 400 | birth",
                "POST | /v1/runs                            | '{\"source\": \"us-xx\"}'             | 400 | us-pa-doc",
                "POST | /v1/runs                            | '{}'                              | 400 | \"field\":\"source\"",
                "POST | /v1/replays                         | '{}'                              | 400 | at least one",
                "POST | /v1/replays                         | '{\"run\": \"x\"}'                | 400 | whole number",
                "GET  | /v1/runs/999999                     | ''                                | 404 | 999999",
                "GET  | /v1/runs/x                          | ''                                | 400 | \"field\":\"id\"",
                "GET  | /v1/runs?page=0 | '' | 400 | \"field\":\"page\"",
                "GET  | /v1/nothing                         | ''                                | 404 | address"
            })
    void whatCannotBeAnsweredIsAProblemThatNamesTheFault(
            String method, String path, String body, int status, String named) {
        Asking keyed = new Asking(stack.url(), stack.key());

        Answer answer = method.equals("GET") ? keyed.get(path) : keyed.post(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.response().body()).contains(named).doesNotContain("Exception", "\tat ");
    }
}
