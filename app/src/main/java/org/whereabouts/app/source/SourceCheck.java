package org.whereabouts.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.whereabouts.crawler.example.ExampleCheck;
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.example.ProfileCheck;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.normalizer.custody.CustodyStatus;

/**
 * What was found when a source was checked: its profile, its adapter, its example pages.
 *
 * @param source its id, or the file of its profile where that could not be read
 * @param pages how many example pages were read; null where none were looked for
 * @param findings what is wrong; empty when all is well
 */
public record SourceCheck(String source, @Nullable Integer pages, List<Finding> findings) {

    private static final Set<String> SEXES = Set.of("MALE", "FEMALE");

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
     * @param examples where its example pages lie; null to leave them out
     */
    public static SourceCheck of(Path file, String shown, @Nullable Path examples) {
        try {
            return of(SourceYaml.read(shown, Files.readString(file)), examples);
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
    public static SourceCheck of(SourceProfile profile, @Nullable Path examples) {
        List<Finding> findings = new ArrayList<>(ProfileCheck.check(profile));
        String schedule = profile.schedule();
        if (schedule != null && !CronExpression.isValidExpression(schedule)) {
            findings.add(new Finding("schedule", "'" + schedule + "' is no Quartz cron expression"));
        }
        Set<String> statuses =
                Arrays.stream(CustodyStatus.values()).map(Enum::name).collect(Collectors.toSet());
        meanings("words.status", profile.words().status(), statuses, findings);
        meanings("words.places", profile.words().places(), statuses, findings);
        meanings("words.sex", profile.words().sex(), SEXES, findings);
        String otherwise = profile.words().defaultStatus();
        if (otherwise != null) {
            meanings("words", Map.of("defaultStatus", otherwise), statuses, findings);
        }
        String id = profile.id().value();
        try {
            Source source = Adapters.adapt(profile);
            if (examples == null) {
                return new SourceCheck(id, null, findings);
            }
            findings.addAll(ExampleCheck.check(source, examples));
            return new SourceCheck(id, countOf(examples), findings);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("adapter", String.valueOf(e.getMessage()).replaceFirst("^" + id + ": ", "")));
            return new SourceCheck(id, null, findings);
        }
    }

    private static int countOf(Path examples) {
        try {
            return ExamplePage.in(examples).size();
        } catch (org.whereabouts.crawler.example.ExampleException e) {
            // Among the findings already.
            return 0;
        }
    }

    private static void meanings(String where, Map<String, String> words, Set<String> allowed, List<Finding> findings) {
        words.forEach((word, meaning) -> {
            if (!allowed.contains(meaning)) {
                findings.add(new Finding(
                        where + "." + word,
                        "'" + meaning + "' is none of "
                                + allowed.stream().sorted().collect(Collectors.joining(", "))));
            }
        });
    }

    /** The same, with more findings. */
    SourceCheck with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new SourceCheck(source, pages, all);
    }
}
