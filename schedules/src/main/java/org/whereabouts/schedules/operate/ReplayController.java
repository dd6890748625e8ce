package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.capture.CaptureScope;
import org.whereabouts.crawler.replay.Replay;
import org.whereabouts.crawler.replay.ReplaySummary;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.schedules.run.RunStore;
import tools.jackson.databind.json.JsonMapper;

/** Reading captures again. Needs the scope {@code operate}. */
@RestController
@RequestMapping("/v1/replays")
@Tag(name = "Operators")
@SecurityRequirement(name = "key")
class ReplayController {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayController.class);

    private final Replay replay;
    private final RunStore runs;
    private final KnownSources known;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Semaphore oneAtATime = new Semaphore(1);

    ReplayController(Replay replay, RunStore runs, KnownSources known, JsonMapper json, InstantSource clock) {
        this.replay = replay;
        this.runs = runs;
        this.known = known;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Read captured pages again",
            description = "Asks no site and changes nothing. The answer is a stream of JSON lines: how far it is, with"
                    + " entries=true everybody on the pages, and at the end the summary. It ends when nobody reads it.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = ReplayLine.class)))
    void replay(@RequestBody ReplayRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        SourceId source = request.source() == null ? null : known.getAlsoWithdrawn(request.source());
        CaptureScope scope = request.scope(source);
        if (request.run() != null) {
            runs.get(request.run());
        }
        if (!oneAtATime.tryAcquire()) {
            throw new ReplayActiveException();
        }
        try {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            stream(scope, new ReplayStream(response.getOutputStream(), json, request.wantsEntries(), clock));
        } finally {
            oneAtATime.release();
        }
    }

    private void stream(CaptureScope scope, ReplayStream to) throws InterruptedException {
        try {
            ReplaySummary found = replay.run(scope, to);
            to.tell(ReplayLine.summary(found));
        } catch (ReplayStream.ListenerGoneException e) {
            LOG.info("a replay ended because nobody listened any more");
        } catch (DataAccessException e) {
            // The answer has begun: no other status can be sent. The driver's message may quote values, so it stays
            // here.
            LOG.warn("a replay ended: {}", e.getClass().getName());
            to.tell(ReplayLine.failure("the capture index cannot be read; the log says when"));
        }
    }
}
