package org.whereabouts.schedules.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.crawler.trial.TrialEnd;

/** One line of a trial's answer: exactly one of these is there. */
@Schema(name = "TrialLine", description = "One line: first the plan, then each request as it is done, then the end.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialLine(
        @Nullable Plan plan, @Nullable Step step, @Nullable End end) {

    /** What will be asked. */
    record Plan(
            String source,
            String agency,
            URI baseUrl,
            double delaySeconds,
            int limit,
            Priority priority,

            @Schema(description = "whether somebody has reviewed the site's terms, without which it is not swept")
            boolean termsReviewed,

            @Nullable URI terms) {}

    /** One request and what came of it. */
    record Step(
            int number,
            String search,
            String page,
            PageRequest.Method method,

            @Schema(description = "without query") String path,

            @Nullable Integer status,
            @Nullable Long bytes,
            @Nullable Double seconds,
            double waitedSeconds,

            @Schema(description = "kind of what the page said, or why there is none")
            String outcome,

            boolean understood,

            @Schema(description = "for what was not understood: what was expected and found; for a list: its total")
            @Nullable
            String detail,

            @Nullable People people) {}

    /** The people of a page. */
    @Schema(name = "TrialList")
    record People(
            int entries,
            @Nullable Integer total,

            @Schema(description = "share of the entries that carry each field")
            Map<EntryField, Double> fill,

            @Schema(description = "words that the profile gives no meaning, with the field they stood in")
            List<String> unknownWords,

            @Schema(description = "entries that are no person we can hold, by reason")
            Map<String, Integer> rejected,

            @Schema(description = "people who are not held by law or by design, by ground: minors")
            Map<String, Integer> leftOut,

            @Schema(description = "the first three who are not left out, in the source's own words")
            List<RosterEntry> first) {}

    /** What came of it all. */
    record End(int requests, int entries, boolean understood, TrialEnd reason) {}

    static TrialLine plan(SourceProfile source, int limit, Priority priority) {
        SourceProfile.Terms terms = source.terms();
        return new TrialLine(
                new Plan(
                        source.id().value(),
                        source.agency(),
                        source.baseUrl(),
                        source.delay().toMillis() / 1000.0,
                        limit,
                        priority,
                        terms != null,
                        terms == null ? null : terms.url()),
                null,
                null);
    }

    static TrialLine step(Step step) {
        return new TrialLine(null, step, null);
    }

    static TrialLine end(End end) {
        return new TrialLine(null, null, end);
    }
}
