package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.added.AddedSources;
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
    private final AddedSources added;
    private final RunStore runs;
    private final CustodyRegistry registry;

    SourceController(Sources sources, AddedSources added, RunStore runs, CustodyRegistry registry) {
        this.sources = sources;
        this.added = added;
        this.runs = runs;
        this.registry = registry;
    }

    @GetMapping("/v1/sources")
    @Operation(summary = "All sources", description = "Needs no key: it says nothing about any person.")
    ListView<SourceView> list() {
        Map<SourceId, SourceState> states = registry.sourceStates();
        Map<SourceId, Instant> addedAt = added.all().stream()
                .collect(Collectors.toMap(one -> one.source().profile().id(), AddedSources.Added::addedAt));
        List<SourceView> views = sources.all().stream()
                .map(source -> SourceView.of(
                        source.profile(),
                        addedAt.get(source.profile().id()),
                        runs.last(source.profile().id()).orElse(null),
                        states.get(source.profile().id())))
                .toList();
        return new ListView<>(views.size(), views, null);
    }
}
