package org.whereabouts.crawler.sources;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.whereabouts.crawler.example.ExamplePages;
import org.whereabouts.crawler.example.ExamplePages.Example;
import org.whereabouts.crawler.source.Source;

/** Where the example pages of the shipped sources lie. */
final class ExampleFolders {

    static final Path SOURCES = Path.of("src/test/resources/sources");
    static final Path FAMILIES = Path.of("src/test/resources/families");

    private ExampleFolders() {}

    static ExamplePages of(Source source) {
        return ExamplePages.of(source, own(source), FAMILIES);
    }

    /** The pages of every source's own folder, and those of each family once, however many members it has. */
    static Stream<Example> eachPageOnce() {
        Map<String, Source> members = new LinkedHashMap<>();
        for (Source source : ShippedSources.load().all()) {
            if (Adapters.families().contains(source.profile().adapter())) {
                members.putIfAbsent(source.profile().adapter(), source);
            }
        }
        return Stream.concat(
                        ShippedSources.load().all().stream().map(source -> ExamplePages.of(source, own(source), null)),
                        members.entrySet().stream()
                                .map(member -> ExamplePages.ofFamily(member.getKey(), member.getValue(), FAMILIES)))
                .flatMap(pages -> pages.examples().stream());
    }

    static String nameOf(Example example) {
        String of = example.ofFamily()
                ? example.source().profile().adapter()
                : example.source().profile().id().value();
        return of + " " + example.page().file().getFileName();
    }

    private static Path own(Source source) {
        return SOURCES.resolve(source.profile().id().value());
    }
}
