package org.whereabouts.crawler.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;

/**
 * The example pages of one source: those in its own folder, and for a member of a family those of the family in the situations
 * that its own folder is silent on. A folder has pages ({@link ExamplePage}) and, where some {@link Situation} cannot happen at
 * the site, a {@code without.yml} that says why.
 *
 * <p>The pages of a family are of one made-up member. Where they are read differently for another, the family's folder has that
 * member's {@code source.yml}.
 */
public final class ExamplePages {

    private final List<Example> examples;
    private final Map<Situation, String> excused;
    private final List<Finding> findings;

    /**
     * A page and who reads it.
     *
     * @param source the source, or the made-up member of its family
     * @param page the page
     * @param ofFamily whether it is the family's
     */
    public record Example(Source source, ExamplePage page, boolean ofFamily) {}

    private ExamplePages(List<Example> examples, Map<Situation, String> excused, List<Finding> findings) {
        this.examples = List.copyOf(examples);
        this.excused = Map.copyOf(excused);
        this.findings = List.copyOf(findings);
    }

    /**
     * The pages of a source.
     *
     * @param own the source's folder, which need not exist
     * @param families the folder with a folder for each family; null to do without
     * @throws ExampleException when an expected file cannot be read, naming it and the fault
     */
    public static ExamplePages of(Source source, @Nullable Path own, @Nullable Path families) {
        ExamplePages pages = own == null ? new ExamplePages(List.of(), Map.of(), List.of()) : in(own, source, false);
        String family = source.profile().adapter();
        return families != null && Adapters.families().contains(family)
                ? pages.orElse(ofFamily(family, source, families))
                : pages;
    }

    /** The pages of a family, read by its made-up member, or by the one given where it has none. */
    public static ExamplePages ofFamily(String family, Source member, Path families) {
        Path folder = families.resolve(family);
        return in(folder, madeUpMember(folder).orElse(member), true);
    }

    private static ExamplePages in(Path folder, Source source, boolean ofFamily) {
        Excuses excuses = Excuses.in(folder);
        List<Example> examples = ExamplePage.in(folder).stream()
                .map(page -> new Example(source, page, ofFamily))
                .toList();
        List<Finding> findings = new ArrayList<>(excuses.findings());
        for (Example example : examples) {
            situation(example)
                    .filter(excuses.reasons()::containsKey)
                    .ifPresent(both -> findings.add(new Finding(
                            Excuses.FILE,
                            both.word() + ": is said not to happen, but "
                                    + example.page().file().getFileName() + " shows it")));
        }
        return new ExamplePages(examples, excuses.reasons(), findings);
    }

    private static Optional<Source> madeUpMember(Path folder) {
        Path profile = folder.resolve("source.yml");
        try {
            return Files.isRegularFile(profile)
                    ? Optional.of(Adapters.adapt(SourceYaml.read(profile.toString(), Files.readString(profile))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages, by name, those of the source before those of its family. */
    public List<Example> examples() {
        return examples;
    }

    /** What is wrong with the folders; what is wrong with a page is found by reading it. */
    public List<Finding> findings() {
        return findings;
    }

    /** The situations that are neither shown nor excused. */
    public Set<Situation> missing() {
        Set<Situation> missing = new LinkedHashSet<>(Arrays.asList(Situation.values()));
        missing.removeAll(shown());
        missing.removeAll(excused.keySet());
        return missing;
    }

    private Set<Situation> shown() {
        return examples.stream()
                .map(ExamplePages::situation)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** The situation that a page shows: a variant of a name may also be about something else, {@code detail-without-number}. */
    private static Optional<Situation> situation(Example example) {
        ExamplePage page = example.page();
        return Situation.shownBy(page.name())
                .filter(shown ->
                        page.name().equals(shown.word()) || (page.outcome() != null && shown.fits(page.outcome())));
    }

    private ExamplePages orElse(ExamplePages family) {
        Set<String> names = examples.stream().map(one -> one.page().name()).collect(Collectors.toSet());
        List<Example> all = new ArrayList<>(examples);
        family.examples.stream()
                .filter(one -> !names.contains(one.page().name()))
                .filter(one -> situation(one).filter(excused::containsKey).isEmpty())
                .forEach(all::add);
        Map<Situation, String> reasons = new EnumMap<>(Situation.class);
        reasons.putAll(family.excused);
        shown().forEach(reasons::remove);
        reasons.putAll(excused);
        List<Finding> faults = new ArrayList<>(findings);
        faults.addAll(family.findings);
        return new ExamplePages(all, reasons, faults);
    }
}
