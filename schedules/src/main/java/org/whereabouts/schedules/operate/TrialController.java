package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.crawler.trial.TrialEnd;
import org.whereabouts.crawler.trial.TrialRunner;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.schedules.profile.SentProfiles;
import tools.jackson.databind.json.JsonMapper;

/** Trying a source. Needs the scope {@code operate}: the answer shows people. */
@RestController
@RequestMapping("/v1/trials")
@Tag(name = "Operators")
@SecurityRequirement(name = "key")
class TrialController {

    private final TrialRunner trial;
    private final Sources sources;
    private final KnownSources known;
    private final SentProfiles profiles;
    private final CustodyNormalizer normalizer;
    private final JsonMapper json;
    private final int most;
    private final Semaphore free;

    TrialController(
            TrialRunner trial,
            Sources sources,
            KnownSources known,
            SentProfiles profiles,
            CustodyNormalizer normalizer,
            JsonMapper json,
            @Value("${whereabouts.trials:4}") int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "whereabouts.trials (WHEREABOUTS_TRIALS) must be at least 1, not " + most);
        }
        this.trial = trial;
        this.sources = sources;
        this.known = known;
        this.profiles = profiles;
        this.normalizer = normalizer;
        this.json = json;
        this.most = most;
        this.free = new Semaphore(most);
    }

    @PostMapping
    @Operation(
            summary = "Ask a source a few requests",
            description =
                    "As politely as a sweep, and nothing is stored. Also for a source that is not enabled: this is how"
                            + " one looks at it while its terms are reviewed. The answer is a stream of JSON lines: the plan, each"
                            + " request as it is done, the end. It stops at the first page that is not understood."
                            + " A process tries a few at once, and answers 429 to more.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = TrialLine.class)))
    void attempt(@RequestBody TrialRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Source source = source(request);
        int limit = request.most();
        Optional<LookupKey> key = request.key();
        List<Search> searches = TrialRunner.searches(source, key);
        Priority priority = TrialRunner.priority(key, source.profile());
        if (!free.tryAcquire()) {
            throw new TooManyTrialsException(most);
        }
        try {
            // Whoever sends a profile means to ask its site, also that of a source that was withdrawn.
            BooleanSupplier wanted = request.profile() != null
                    ? () -> true
                    : () -> !sources.isWithdrawn(source.profile().id());
            attempt(source, searches, priority, limit, wanted, response);
        } finally {
            free.release();
        }
    }

    private void attempt(
            Source source,
            List<Search> searches,
            Priority priority,
            int limit,
            BooleanSupplier wanted,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        Answer answer = new Answer(response.getOutputStream());
        try {
            answer.tell(TrialLine.plan(source.profile(), limit, priority));
            TrialReading reading = new TrialReading(normalizer, source.profile());
            List<TrialLine.Step> steps = new ArrayList<>();
            TrialEnd ended = trial.run(source, searches, priority, limit, wanted, step -> {
                TrialLine.Step told = reading.read(step);
                steps.add(told);
                answer.tell(TrialLine.step(told));
            });
            answer.tell(TrialLine.end(end(steps, ended)));
        } catch (UncheckedIOException gone) {
            // Nobody listens any more, so nobody needs to be asked any more.
            throw gone.getCause();
        }
    }

    private Source source(TrialRequest request) {
        if (request.source() != null && request.profile() != null) {
            throw new RequestFieldException("profile", "send a source or a profile, not both");
        }
        if (request.profile() != null) {
            return profiles.read(request.profile()).source();
        }
        if (request.source() == null) {
            throw new RequestFieldException("source", "send a source, like us-pa-doc, or a profile");
        }
        return sources.get(known.get(request.source()));
    }

    private static TrialLine.End end(List<TrialLine.Step> steps, TrialEnd ended) {
        int entries = 0;
        for (TrialLine.Step step : steps) {
            TrialLine.People people = step.people();
            entries += people == null ? 0 : people.entries();
        }
        return new TrialLine.End(steps.size(), entries, ended != TrialEnd.NOT_UNDERSTOOD, ended);
    }

    /** Sends lines as they come. */
    private final class Answer {

        private final OutputStream out;

        Answer(OutputStream out) {
            this.out = out;
        }

        void tell(TrialLine line) {
            try {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
