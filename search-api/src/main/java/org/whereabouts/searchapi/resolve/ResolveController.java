package org.whereabouts.searchapi.resolve;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.searchapi.criteria.CriteriaReader;
import org.whereabouts.searchapi.document.ApiDocument;
import org.whereabouts.searchapi.people.PersonViews;

/** {@code POST /v1/resolve}. */
@RestController
@Tag(name = "Resolve", description = "Whether a letter reaches a person, and where it goes.")
public final class ResolveController {

    private final ResolveQuestions questions;
    private final Resolver resolver;
    private final ResolveAnswers answers;

    public ResolveController(CriteriaReader criteria, Resolver resolver, PersonViews views, Sources sources) {
        this.questions = new ResolveQuestions(criteria);
        this.resolver = resolver;
        this.answers = new ResolveAnswers(views, sources);
    }

    @Operation(
            operationId = "resolve",
            summary = "Resolve a recipient",
            description = """
                    Decides whether a letter can be sent, with reasons, and gives the address.

                    `SEND` needs number and name that agree, or the full birth date and the name, or birth year, name and \
                    facility; each fitting one person only, confirmed lately, in custody, at a known facility, with a dated mail \
                    route. Anything else is `VERIFY` or `DO_NOT_SEND`. A number of an agency without a public list (the federal \
                    one) is looked up at the agency while you wait, five seconds at most. Needs a key with the scope `resolve`.""",
            security = @SecurityRequirement(name = ApiDocument.KEY),
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "By number",
                                                        value =
                                                                "{\"name\": \"Bill Smith\", \"number\": \"1234567\", \"state\": \"TX\"}"),
                                                @ExampleObject(
                                                        name = "By birth date",
                                                        value =
                                                                "{\"name\": \"Garcia Lopez, Jose\", \"birthDate\": \"1985-02-28\"}"),
                                                @ExampleObject(
                                                        name = "By birth year and facility",
                                                        value =
                                                                "{\"name\": \"Jane Doe\", \"birthYear\": 1985, \"facility\": \"SCI Muncy\"}")
                                            })))
    @ApiResponse(responseCode = "200", description = "The decision.")
    @ApiResponse(responseCode = "400", ref = ApiDocument.INVALID)
    @ApiResponse(responseCode = "401", ref = ApiDocument.KEY_REQUIRED)
    @ApiResponse(responseCode = "403", ref = ApiDocument.SCOPE_MISSING)
    @ApiResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
    @PostMapping(
            path = "/v1/resolve",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResolveAnswer resolve(@RequestBody ResolveRequest request) {
        return answers.of(resolver.resolve(questions.read(request)));
    }
}
