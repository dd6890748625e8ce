package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.coverage.DeclinedSites;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.SourceState;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.RunService;

/** The sources and how current each is. */
@RestController
@Tag(name = "Operators")
class SourceController {

    private final Sources sources;
    private final AddedSources added;
    private final RunStore runs;
    private final CustodyRegistry registry;
    private final RunService service;

    SourceController(Sources sources, AddedSources added, RunStore runs, CustodyRegistry registry, RunService service) {
        this.sources = sources;
        this.added = added;
        this.runs = runs;
        this.registry = registry;
        this.service = service;
    }

    @GetMapping("/v1/sources")
    @Operation(
            summary = "All sources, and the sites that are declined",
            description = "Needs no key: it says nothing about any person. With withdrawn=true, also those that"
                    + " operators added and withdrew: nobody asks them, and what was held of them is history. A site that is"
                    + " declined is never asked, and says why and what else there is.")
    ListView<SourceView> list(
            @RequestParam(defaultValue = "false") boolean withdrawn,
            @Parameter(description = "those of this state only, by its two letters") @RequestParam
                    Optional<String> state,
            @Parameter(description = "those of this level only") @RequestParam Optional<SourceProfile.Level> level,
            @Parameter(description = "true: only what is declined; false: nothing that is") @RequestParam
                    Optional<Boolean> declined) {
        List<SourceView> views = Stream.concat(asked(withdrawn), declined())
                .filter(view ->
                        state.map(code -> code.equalsIgnoreCase(view.state())).orElse(true))
                .filter(view -> level.map(view.level()::equals).orElse(true))
                .filter(view ->
                        declined.map(wanted -> wanted == view.declined()).orElse(true))
                .sorted(Comparator.comparing(SourceView::id))
                .toList();
        return new ListView<>(views.size(), views, null);
    }

    private static Stream<SourceView> declined() {
        return DeclinedSites.load().stream().map(SourceView::of);
    }

    private Stream<SourceView> asked(boolean withdrawn) {
        Map<SourceId, SourceState> states = registry.sourceStates();
        List<Source> shipped = sources.shipped();
        Set<SourceId> shippedIds =
                shipped.stream().map(source -> source.profile().id()).collect(Collectors.toSet());
        // A later version may ship what was added to an earlier one: then the shipped profile counts.
        Map<SourceId, AddedSources.Added> sent = added.all().stream()
                .filter(one -> one.lives() || withdrawn)
                .filter(one -> !shippedIds.contains(one.source().profile().id()))
                .collect(Collectors.toMap(one -> one.source().profile().id(), one -> one));
        return Stream.concat(shipped.stream(), sent.values().stream().map(AddedSources.Added::source))
                .map(Source::profile)
                .map(profile -> SourceView.of(
                        profile,
                        sent.get(profile.id()),
                        runs.last(profile.id()).orElse(null),
                        states.get(profile.id())));
    }

    @DeleteMapping("/v1/sources/{id}")
    @SecurityRequirement(name = "key")
    @Operation(
            summary = "Withdraw a source that was added",
            description = "From then on nobody asks it: no run, no timetable, no look-up. A run that is open ends"
                    + " INCOMPLETE, unless it is being applied already. What is held of its people stays, and no letter"
                    + " is sent on it. Sending the profile again brings it back. A shipped source is refused.")
    WithdrawnView withdraw(@PathVariable String id) {
        SourceId source = KnownSources.id(id)
                .orElseThrow(() -> new RequestFieldException("id", "a source id looks like us-pa-doc"));
        return WithdrawnView.of(service.withdraw(source));
    }
}
