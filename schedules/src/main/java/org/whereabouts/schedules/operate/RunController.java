package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.schedules.profile.SentProfiles;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunFindings;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.RunService;

/** Starting and watching runs. Needs the scope {@code operate}. */
@RestController
@RequestMapping("/v1/runs")
@Tag(name = "Operators", description = "Sources, and the runs that sweep them.")
@SecurityRequirement(name = "key")
class RunController {

    private static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 500;

    private final RunService service;
    private final RunStore runs;
    private final RunFindings findings;
    private final Frontier frontier;
    private final KnownSources known;
    private final SentProfiles profiles;

    RunController(
            RunService service,
            RunStore runs,
            RunFindings findings,
            Frontier frontier,
            KnownSources known,
            SentProfiles profiles) {
        this.service = service;
        this.runs = runs;
        this.findings = findings;
        this.frontier = frontier;
        this.known = known;
        this.profiles = profiles;
    }

    /** What is to be swept: a source, or a profile that makes one. */
    @Schema(name = "RunStart")
    record Start(
            @Schema(example = "us-pa-doc") @Nullable String source,

            @Schema(description = "a source.yml, in place of a source: it is kept, and is a source from then on")
            @Nullable
            String profile) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start a full sweep",
            description =
                    "Returns at once; watch the run under /v1/runs/{id}. With a profile, the source that it describes"
                            + " is added: 422 names what is wrong with it.")
    RunView start(@RequestBody Start start) {
        if (start.source() != null && start.profile() != null) {
            throw new RequestFieldException("profile", "send a source or a profile, not both");
        }
        if (start.profile() != null) {
            return view(service.start(profiles.read(start.profile())));
        }
        if (start.source() == null || start.source().isBlank()) {
            throw new RequestFieldException("source", "send a source, like us-pa-doc, or a profile");
        }
        return view(service.start(known.get(start.source())));
    }

    @GetMapping
    @Operation(summary = "Runs, the newest first")
    ListView<RunView> list(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "1") @Min(1) @Max(LAST_PAGE) int page) {
        SourceId id = source == null ? null : known.getAlsoWithdrawn(source);
        long total = runs.count(id);
        List<RunView> views = runs.newest(id, (page - 1) * PAGE_SIZE, PAGE_SIZE).stream()
                .map(this::view)
                .toList();
        boolean more = (long) page * PAGE_SIZE < total && page < LAST_PAGE;
        String next = "/v1/runs?" + (id == null ? "" : "source=" + id + "&") + "page=" + (page + 1);
        return new ListView<>(total, views, more ? next : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One run, with its progress, its verdict and what it changed")
    RunView show(@PathVariable long id) {
        return view(runs.get(id));
    }

    private RunView view(Run run) {
        return RunView.of(run, frontier.progress(run.id()), findings.of(run.id(), RunFindings.Kind.UNKNOWN_WORD));
    }
}
