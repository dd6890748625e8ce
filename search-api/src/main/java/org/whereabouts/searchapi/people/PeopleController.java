package org.whereabouts.searchapi.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.whereabouts.indexer.candidate.PeopleQuery;
import org.whereabouts.indexer.candidate.PeopleSearch;
import org.whereabouts.indexer.candidate.SearchResult;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.searchapi.access.Caller;
import org.whereabouts.searchapi.access.LawfulUse;
import org.whereabouts.searchapi.criteria.CriteriaReader;
import org.whereabouts.searchapi.document.ApiDocument;
import org.whereabouts.searchapi.problem.UnknownPersonException;

/** {@code GET /v1/people} and {@code GET /v1/people/{id}}. */
@RestController
@Tag(name = "People", description = "Who is held, where, and since when that is known.")
public final class PeopleController {

    static final String PATH = "/v1/people";

    private final PeopleSearch search;
    private final CustodyRegistry registry;
    private final PersonViews views;
    private final PeopleRequest requests;

    public PeopleController(PeopleSearch search, CustodyRegistry registry, PersonViews views, CriteriaReader criteria) {
        this.search = search;
        this.registry = registry;
        this.views = views;
        this.requests = new PeopleRequest(criteria);
    }

    @Operation(
            operationId = ApiDocument.OPEN_TO_ANYBODY,
            summary = "Search for people",
            description = """
                    By name or number, narrowed by state, facility, source and status. Names may be given in any order, \
                    incomplete or misspelt; numbers in any form.

                    Without a key: a name or a number is needed, 3 pages of 10 people, without birth dates or history. With a \
                    key of the scope `search`: 400 pages of 25, with details, also by filters alone.""",
            security = @SecurityRequirement(name = ApiDocument.KEY),
            parameters = {
                @Parameter(
                        name = "name",
                        in = ParameterIn.QUERY,
                        description = "A name or the beginning of one, two letters or more.",
                        example = "garcia lopez, jose",
                        schema = @Schema(type = "string", minLength = 2, maxLength = 120)),
                @Parameter(
                        name = "number",
                        in = ParameterIn.QUERY,
                        description = "The agency's number, however written.",
                        example = "12345-678",
                        schema = @Schema(type = "string", maxLength = 40)),
                @Parameter(
                        name = "state",
                        in = ParameterIn.QUERY,
                        description = "Two-letter code of the state in which the person is held.",
                        example = "TX",
                        schema = @Schema(type = "string", minLength = 2, maxLength = 2)),
                @Parameter(
                        name = "facility",
                        in = ParameterIn.QUERY,
                        description = "A facility, by the directory's id or by its name.",
                        example = "us-pa-doc/sci-phoenix",
                        schema = @Schema(type = "string", maxLength = 200)),
                @Parameter(
                        name = "source",
                        in = ParameterIn.QUERY,
                        description = "The id of the source that lists the person.",
                        example = "us-tx-tdcj",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "status",
                        in = ParameterIn.QUERY,
                        description = "The custody status.",
                        example = "IN_CUSTODY",
                        schema = @Schema(implementation = org.whereabouts.normalizer.custody.CustodyStatus.class)),
                @Parameter(
                        name = "page",
                        in = ParameterIn.QUERY,
                        description = "Which page, from 1.",
                        example = "1",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "400", defaultValue = "1"))
            })
    @ApiResponse(responseCode = "200", description = "The page; it may be empty.")
    @ApiResponse(responseCode = "400", ref = ApiDocument.INVALID)
    @ApiResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    PeoplePage search(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @Nullable Authentication caller) {
        PageRule rule = PageRule.of(Caller.of(caller));
        PeopleQuery query = requests.read(parameters, rule);
        SearchResult found = search.search(query);
        List<PersonView> people = found.hits().stream()
                .map(hit -> views.hit(hit.person(), hit.matchedOn(), rule.keyed()))
                .toList();
        boolean more = (long) query.page() * query.size() < found.total() && query.page() < rule.pages();
        return new PeoplePage(
                found.total(), people, more ? path(parameters, query.page() + 1) : null, LawfulUse.NOTICE);
    }

    @Operation(
            operationId = "showPerson",
            summary = "Show one person",
            description = "All that is held of a person. Needs a key with the scope `search`.",
            security = @SecurityRequirement(name = ApiDocument.KEY))
    @ApiResponse(responseCode = "200", description = "The person.")
    @ApiResponse(responseCode = "401", ref = ApiDocument.KEY_REQUIRED)
    @ApiResponse(responseCode = "403", ref = ApiDocument.SCOPE_MISSING)
    @ApiResponse(responseCode = "404", ref = ApiDocument.NOT_FOUND)
    @ApiResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
    @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    PersonView show(
            @Parameter(
                            description = "The id that a search or a resolve answered with.",
                            example = "6f1c7d0e-0b7e-3d3c-9f0a-2f3d0a3a8f11",
                            schema = @Schema(type = "string", format = "uuid"))
                    @PathVariable
                    String id) {
        return registry.find(personId(id)).map(views::detailed).orElseThrow(UnknownPersonException::new);
    }

    private static PersonId personId(String text) {
        try {
            return PersonId.parse(text);
        } catch (IllegalArgumentException exception) {
            throw new UnknownPersonException();
        }
    }

    private static String path(MultiValueMap<String, String> parameters, int page) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath(PATH);
        for (String name : PeopleRequest.PARAMETERS) {
            String value = parameters.getFirst(name);
            if (!name.equals("page") && value != null && !value.isBlank()) {
                path.queryParam(name, "{" + name + "}");
            }
        }
        return path.queryParam("page", page)
                .encode()
                .buildAndExpand(parameters.toSingleValueMap())
                .toUriString();
    }
}
