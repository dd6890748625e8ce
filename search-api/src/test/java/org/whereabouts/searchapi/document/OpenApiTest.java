package org.whereabouts.searchapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.searchapi.resolve.ReasonCode;
import org.whereabouts.searchapi.testing.RunningApi;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private final RunningApi api = RunningApi.shared();
    private final JsonNode document = api.get(api.anybody(), "/v1/openapi.json");

    @Test
    void documentHasTheThreeOperationsAndNoOthers() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder("/v1/people", "/v1/people/{id}", "/v1/resolve");
    }

    @Test
    void everyOperationIsDescribedAndNamesItsAnswers() {
        assertThat(operations()).hasSize(3).allSatisfy(operation -> {
            assertThat(operation.path("summary").asString()).isNotBlank();
            assertThat(operation.path("description").asString()).isNotBlank();
            assertThat(operation.path("responses").propertyNames()).contains("200", "503");
            assertThat(operation.path("security").path(0).has("key")).isTrue();
        });
    }

    @Test
    void everyParameterHasADescriptionAndAnExample() {
        List<JsonNode> parameters = new ArrayList<>();
        operations().forEach(operation -> operation.path("parameters").forEach(parameters::add));

        assertThat(parameters).hasSize(8).allSatisfy(parameter -> {
            assertThat(parameter.path("description").asString()).isNotBlank();
            assertThat(parameter.has("example")).isTrue();
        });
    }

    @Test
    void schemasSayWhatTheyAre() {
        JsonNode schemas = document.path("components").path("schemas");

        assertThat(schemas.propertyNames())
                .contains("PeoplePage", "Person", "ResolveRequest", "ResolveAnswer", "Problem", "FieldProblem");
        assertThat(schemas.path("ResolveRequest").path("required").toString()).isEqualTo("[\"name\"]");
        assertThat(schemas.path("Person").path("properties").propertyNames())
                .contains("id", "name", "birth", "housingUnit", "aliases")
                .doesNotContain("details");
        assertThat(schemas.path("ResolveRequest")
                        .path("properties")
                        .path("birthYear")
                        .path("type")
                        .asString())
                .isEqualTo("integer");
        assertThat(schemas.path("Reason")
                        .path("properties")
                        .path("code")
                        .path("enum")
                        .size())
                .isEqualTo(ReasonCode.values().length);
        schemas.forEach(
                schema -> assertThat(schema.path("description").asString()).isNotBlank());
    }

    @Test
    void searchNeedsNoKeyAndTheRestDoes() {
        JsonNode paths = document.path("paths");

        assertThat(paths.path("/v1/people").path("get").path("security").toString())
                .isEqualTo("[{\"key\":[]},{}]");
        assertThat(paths.path("/v1/people/{id}").path("get").path("security").toString())
                .isEqualTo("[{\"key\":[]}]");
        assertThat(paths.path("/v1/resolve").path("post").path("security").toString())
                .isEqualTo("[{\"key\":[]}]");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asString()));

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void keyIsABearerToken() {
        JsonNode key = document.path("components").path("securitySchemes").path("key");

        assertThat(key.path("type").asString()).isEqualTo("http");
        assertThat(key.path("scheme").asString()).isEqualTo("bearer");
    }

    @Test
    void documentIsBrowsable() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI docs = api.uri("/docs");

        HttpResponse<String> page =
                browser.send(HttpRequest.newBuilder(docs).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> config = browser.send(
                HttpRequest.newBuilder(api.uri("/v1/openapi.json/swagger-config"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
        assertThat(config.body()).contains("/v1/openapi.json");
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }
}
