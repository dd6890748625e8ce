package org.whereabouts.searchapi.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

class UnreadableBodyTest {

    /** A body as this API has them: strings and a whole number. */
    record Body(
            @Nullable String name,
            @Nullable String number,
            @Nullable Integer birthYear) {}

    private static final JsonMapper STRICT = StrictJson.mapper();

    @Test
    void goodBodyIsRead() {
        assertThat(STRICT.readValue("{\"name\": \"Jane Doe\", \"birthYear\": 1985}", Body.class))
                .isEqualTo(new Body("Jane Doe", null, 1985));
    }

    @Test
    void mistypedFieldIsNamedWithTheFieldsThereAre() {
        FieldProblem error = error("{\"nmae\": \"Jane Doe\"}");

        assertThat(error.field()).isEqualTo("nmae");
        assertThat(error.fix()).isEqualTo("use one of birthYear, name, number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\": 1234567}",
                "{\"number\": 1.5}",
                "{\"number\": true}",
                "{\"number\": [\"1\"]}",
                "{\"number\": {}}"
            })
    void numberWithoutQuotesIsAskedForInQuotes(String body) {
        FieldProblem error = error(body);

        assertThat(error.field()).isEqualTo("number");
        assertThat(error.fix()).contains("in quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"birthYear\": \"1985\"}",
                "{\"birthYear\": 1985.5}",
                "{\"birthYear\": \"\"}",
                "{\"birthYear\": true}",
                "{\"birthYear\": []}"
            })
    void yearIsAWholeNumber(String body) {
        FieldProblem error = error(body);

        assertThat(error.field()).isEqualTo("birthYear");
        assertThat(error.fix()).contains("without quotes");
    }

    @Test
    void yearBeyondEveryNumberIsAFieldProblem() {
        assertThat(error("{\"birthYear\": 99999999999999}").field()).isEqualTo("birthYear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\": ", "{name: \"Jane\"}", "not json", "{\"name\": \"Jane\"", "{\"name\": \"Ja\nne\"}"})
    void brokenJsonNamesThePlace(String body) {
        ProblemDetail problem = problem(body);

        assertThat(problem.getType()).isEqualTo(URI.create("/problems/unreadable-body"));
        assertThat(problem.getDetail()).contains("line ");
    }

    @Test
    void fieldGivenTwiceIsRefused() {
        assertThat(problem("{\"name\": \"Jane\", \"name\": \"Joan\"}").getDetail())
                .contains("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"Jane\"", "7"})
    void anythingButOneObjectIsRefused(String body) {
        assertThat(problem(body).getDetail()).contains("One JSON object");
    }

    @Test
    void secondObjectIsRefused() {
        assertThat(problem("{\"name\": \"Jane\"} {\"name\": \"Joan\"}").getStatus())
                .isEqualTo(400);
    }

    @Test
    void bodiesAreBounded() {
        assertThat(problem("{\"name\": \"" + "a".repeat(9_000) + "\"}").getStatus())
                .isEqualTo(413);
        assertThat(problem("{\"x\": " + "[".repeat(50)).getStatus()).isIn(400, 413);
    }

    @Test
    void valuesAreNeverRepeated() {
        List<String> bodies = List.of(
                "{\"number\": 7654321}", "{\"birthYear\": \"7654321\"}", "{\"name\": \"7654321\" x", "\"7654321\"");

        assertThat(bodies)
                .allSatisfy(body -> assertThat(String.valueOf(problem(body))).doesNotContain("7654321"));
    }

    private static FieldProblem error(String body) {
        Map<String, Object> members = Objects.requireNonNullElse(problem(body).getProperties(), Map.of());
        assertThat(members.get("errors")).isInstanceOf(List.class);
        return members.get("errors") instanceof List<?> errors && errors.getFirst() instanceof FieldProblem error
                ? error
                : new FieldProblem("none", "none", "none");
    }

    private static ProblemDetail problem(String body) {
        return UnreadableBody.problem(catchThrowable(() -> STRICT.readValue(body, Body.class)));
    }
}
