package org.whereabouts.crawler.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.whereabouts.crawler.example.ExamplePages;
import org.whereabouts.crawler.example.ExamplePages.Example;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceYaml;

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
        return Stream.concat(
                        ShippedSources.load().all().stream().map(source -> ExamplePages.of(source, own(source), null)),
                        Adapters.families().stream().map(ExampleFolders::ofFamily))
                .flatMap(pages -> pages.examples().stream());
    }

    /** The pages of a family and its reasons, as its made-up member has them. */
    static ExamplePages ofFamily(String family) {
        Path profile = FAMILIES.resolve(family).resolve("source.yml");
        try {
            Source member = Adapters.adapt(SourceYaml.read(profile.toString(), Files.readString(profile)));
            return ExamplePages.of(member, null, FAMILIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
