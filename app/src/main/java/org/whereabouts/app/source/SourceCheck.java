package org.whereabouts.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.example.ExampleCheck;
import org.whereabouts.crawler.example.ExampleException;
import org.whereabouts.crawler.example.ExamplePages;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.schedules.profile.ProfileRules;

/**
 * What was found when a source was checked: its profile, its adapter, its example pages.
 *
 * @param source its id, or the file of its profile where that could not be read
 * @param pages how many example pages were read; null where none were looked for
 * @param findings what is wrong; empty when all is well
 */
public record SourceCheck(String source, @Nullable Integer pages, List<Finding> findings) {

    public SourceCheck {
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return findings.isEmpty();
    }

    /**
     * Checks the source whose profile lies in that file.
     *
     * @param shown what to call the file
     * @param examples where its example pages lie
     * @param shipped the sources that the product comes with
     */
    public static SourceCheck of(Path file, String shown, ExampleFolders examples, Collection<SourceProfile> shipped) {
        try {
            return of(SourceYaml.read(shown, Files.readString(file)), examples, shipped);
        } catch (IOException e) {
            return new SourceCheck(shown, null, List.of(new Finding("file", "cannot be read")));
        } catch (SourceYamlException e) {
            String what = String.valueOf(e.getMessage());
            return new SourceCheck(
                    shown,
                    null,
                    List.of(new Finding(
                            "file", what.startsWith(shown + ": ") ? what.substring(shown.length() + 2) : what)));
        }
    }

    /** Checks the source of that profile. */
    public static SourceCheck of(SourceProfile profile, ExampleFolders examples, Collection<SourceProfile> shipped) {
        List<Finding> findings = new ArrayList<>(ProfileRules.faults(profile, shipped));
        String id = profile.id().value();
        Source source;
        try {
            source = Adapters.adapt(profile);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("adapter", String.valueOf(e.getMessage()).replaceFirst("^" + id + ": ", "")));
            return new SourceCheck(id, null, findings);
        }
        try {
            Optional<ExamplePages> pages = examples.of(source);
            pages.ifPresent(found -> findings.addAll(ExampleCheck.check(found)));
            return new SourceCheck(
                    id, pages.map(found -> found.examples().size()).orElse(null), findings);
        } catch (ExampleException | SourceYamlException e) {
            findings.add(new Finding("example pages", String.valueOf(e.getMessage())));
            return new SourceCheck(id, 0, findings);
        }
    }

    /** The same, with more findings. */
    SourceCheck with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new SourceCheck(source, pages, all);
    }
}
