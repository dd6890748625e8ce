package org.whereabouts.searchapi.document;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.whereabouts.searchapi.access.LawfulUse;

/** What the OpenAPI document says of the API as a whole: purpose, keys, and the problems that operations share. */
public final class ApiDocument {

    /** The security scheme: a key as bearer token. */
    public static final String KEY = "key";

    /** Reference to the 400 that names fields. */
    public static final String INVALID = "#/components/responses/InvalidRequest";

    /** Reference to the 401. */
    public static final String KEY_REQUIRED = "#/components/responses/KeyRequired";

    /** Reference to the 403. */
    public static final String SCOPE_MISSING = "#/components/responses/ScopeMissing";

    /** Reference to the 404. */
    public static final String NOT_FOUND = "#/components/responses/NotFound";

    /** Reference to the 503. */
    public static final String UNAVAILABLE = "#/components/responses/Unavailable";

    /** The operation that needs no key, and shows more with one. */
    public static final String OPEN_TO_ANYBODY = "searchPeople";

    private static final String PROBLEM = "#/components/schemas/Problem";

    private ApiDocument() {}

    /** The document's frame, into which the operations are put. */
    public static OpenAPI frame() {
        return new OpenAPI()
                .info(new Info()
                        .title("Whereabouts")
                        .version("1")
                        .description("""
                                Where is this person held now, and which address reaches them?

                                Every answer carries its age and its source, and no failure of a source is ever shown as a \
                                release. Errors are problem details (RFC 9457) that name the field and the fix.

                                """ + LawfulUse.NOTICE)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This service")))
                .components(components());
    }

    /** Adds that a key is not needed where it is not: no annotation can say so. */
    public static OperationCustomizer openToAnybody() {
        return (operation, _) -> OPEN_TO_ANYBODY.equals(operation.getOperationId())
                ? operation.addSecurityItem(new SecurityRequirement())
                : operation;
    }

    private static Components components() {
        Components components = new Components()
                .addSecuritySchemes(
                        KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A key with the scope that the operation names. An operator creates one with"
                                                + " './whereabouts key create --scope SCOPE'."))
                .addResponses(
                        "InvalidRequest", response("Fields that cannot be used; 'errors' names each with its fix."))
                .addResponses("KeyRequired", response("A key is needed."))
                .addResponses("ScopeMissing", response("The key does not allow this."))
                .addResponses("NotFound", response("No such person is held here."))
                .addResponses(
                        "Unavailable",
                        response("A server behind the API cannot be reached. Nothing follows from this about anybody.")
                                .addHeaderObject(
                                        "Retry-After",
                                        new Header()
                                                .description("Seconds to wait before asking again.")
                                                .schema(new IntegerSchema())));
        ModelConverters.getInstance(true).readAll(ProblemSchema.class).forEach(components::addSchemas);
        return components;
    }

    private static ApiResponse response(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }
}
