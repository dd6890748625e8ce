package org.whereabouts.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.schedules.profile.ProfileRules;

/**
 * Checks sources by id: in a checkout the files as they are now, each by itself, so that a broken one hides no other; without a
 * checkout what the program was built with.
 */
public final class SourceChecks {

    private final Optional<Checkout> checkout;
    private final @Nullable Path examples;
    private final Sources shipped;

    /**
     * Checks what there is.
     *
     * @param examples a folder with a folder of example pages for each source, {@code families} beside it; null for
     *     those of the checkout
     */
    public SourceChecks(Optional<Checkout> checkout, @Nullable Path examples, Sources shipped) {
        this.checkout = checkout;
        this.examples = examples;
        this.shipped = shipped;
    }

    /** The ids of all sources, sorted. */
    public List<String> ids() {
        return checkout.<List<String>>map(home -> {
                    TreeSet<String> ids = new TreeSet<>(home.folders());
                    ids.addAll(home.indexed());
                    return new ArrayList<>(ids);
                })
                .orElseGet(() -> shipped.all().stream()
                        .map(source -> source.profile().id().value())
                        .toList());
    }

    /** Checks the source of that id, one of {@link #ids()}. */
    public SourceCheck check(String name) {
        SourceId id;
        try {
            id = new SourceId(name);
        } catch (IllegalArgumentException e) {
            return new SourceCheck(name, null, List.of(new Finding("folder", String.valueOf(e.getMessage()))));
        }
        ExampleFolders pages = pages(id);
        return checkout.map(home -> inCheckout(home, id, pages))
                .orElseGet(() -> SourceCheck.of(shipped.get(id).profile(), pages, profiles()));
    }

    private ExampleFolders pages(SourceId id) {
        if (examples != null) {
            return new ExampleFolders(examples.resolve(id.value()), examples.resolveSibling("families"));
        }
        return checkout.map(home -> new ExampleFolders(home.examples(id), home.families()))
                .orElse(new ExampleFolders(null, null));
    }

    private List<SourceProfile> profiles() {
        return shipped.all().stream().map(Source::profile).toList();
    }

    private SourceCheck inCheckout(Checkout home, SourceId id, ExampleFolders pages) {
        Path file = home.profile(id);
        if (!Files.exists(file)) {
            return new SourceCheck(
                    id.value(),
                    null,
                    List.of(new Finding("index.txt", "names it, but there is no " + home.shown(file))));
        }
        SourceCheck check = SourceCheck.of(file, home.shown(file), pages, profiles());
        List<Finding> more = new ArrayList<>();
        if (!check.source().equals(id.value()) && !check.source().equals(home.shown(file))) {
            more.add(new Finding("id", "is " + check.source() + ", but the folder is called " + id));
        }
        if (!home.indexed().contains(id.value())) {
            more.add(new Finding(
                    "index.txt", "does not name it: add the line " + id + " to " + home.shown(home.index())));
        }
        more.addAll(againstOthers(file, id));
        return new SourceCheck(id.value(), check.pages(), check.findings()).with(more);
    }

    /** Who asks a host more slowly than others of the checkout makes the profiles of all of them wrong. */
    private List<Finding> againstOthers(Path file, SourceId id) {
        SourceProfile profile;
        try {
            profile = SourceYaml.read(id.value(), Files.readString(file));
        } catch (IOException | SourceYamlException e) {
            // Said already, as what is wrong with the file itself.
            return List.of();
        }
        Map<String, List<String>> stricter = new TreeMap<>();
        for (SourceProfile other : ProfileRules.ofTheSameHost(profile.baseUrl(), profiles())) {
            ProfileRules.faults(other, List.of(profile)).stream()
                    .map(Finding::where)
                    .filter(Set.of("delay", "window", "dailyRequests")::contains)
                    .forEach(key -> stricter.computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(other.id().value()));
        }
        return stricter.entrySet().stream()
                .map(key -> new Finding(
                        key.getKey(),
                        "is stricter than that of " + String.join(", ", key.getValue())
                                + " at the same host: give them the same, or take theirs"))
                .toList();
    }
}
