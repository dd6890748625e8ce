package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.SourceState;
import org.whereabouts.schedules.run.RunStore;

/** The sources and how current each is. */
@RestController
@Tag(name = "Operators")
class SourceController {

    private final Sources sources;
    private final RunStore runs;
    private final CustodyRegistry registry;

    SourceController(Sources sources, RunStore runs, CustodyRegistry registry) {
        this.sources = sources;
        this.runs = runs;
        this.registry = registry;
    }

    @GetMapping("/v1/sources")
    @Operation(summary = "All sources", description = "Needs no key: it says nothing about any person.")
    ListView<SourceView> list() {
        Map<SourceId, SourceState> states = registry.sourceStates();
        List<SourceView> views = sources.all().stream()
                .map(source -> SourceView.of(
                        source.profile(),
                        runs.last(source.profile().id()).orElse(null),
                        states.get(source.profile().id())))
                .toList();
        return new ListView<>(views.size(), views, null);
    }
}
