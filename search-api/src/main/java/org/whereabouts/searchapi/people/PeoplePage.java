package org.whereabouts.searchapi.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.searchapi.access.LawfulUse;

/**
 * One page of a search.
 *
 * @param total how many people match, over all pages
 * @param results best first
 * @param next path and query of the next page; null when this is the last that the caller may see
 * @param notice what the answer may not be used for
 */
@Schema(
        description = "One page of people, best match first.",
        requiredProperties = {"total", "results", "next", "notice"})
public record PeoplePage(
        @Schema(description = "How many people match, over all pages.", example = "1")
        long total,

        List<PersonView> results,

        @Schema(
                description = "Path and query of the next page; null on the last page that you may see.",
                types = {"string", "null"},
                example = "/v1/people?name=smith&page=2")
        @Nullable
        String next,

        @Schema(description = "What this answer may not be used for.", example = LawfulUse.NOTICE)
        String notice) {

    public PeoplePage {
        results = List.copyOf(results);
    }
}
