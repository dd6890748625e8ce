package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whereabouts.crawler.example.ExampleCheck;
import org.whereabouts.crawler.example.ExamplePages;
import org.whereabouts.crawler.source.Source;

/** Every source against its example pages and those of its family. */
class ExamplePagesTest {

    @TestFactory
    Stream<DynamicTest> everyExamplePageReadsAsExpected() {
        return ExampleFolders.eachPageOnce()
                .map(example -> DynamicTest.dynamicTest(
                        ExampleFolders.nameOf(example),
                        () -> assertThat(ExampleCheck.check(example.source(), example.page()))
                                .isEmpty()));
    }

    /** Also: no situation that is shown is excused, and every excuse has a reason. */
    @TestFactory
    Stream<DynamicTest> everySourceShowsEverySituationOrSaysWhyItCannotHappen() {
        return ShippedSources.load().all().stream()
                .map(source -> DynamicTest.dynamicTest(source.profile().id().value(), () -> {
                    ExamplePages pages = ExampleFolders.of(source);
                    assertThat(pages.missing()).isEmpty();
                    assertThat(pages.findings()).isEmpty();
                }));
    }

    /** The pages of a family are read by its made-up member; this is each county itself, with its own settings. */
    @TestFactory
    Stream<DynamicTest> everySourcePassesItsCheck() {
        return ShippedSources.load().all().stream()
                .map(source -> DynamicTest.dynamicTest(
                        source.profile().id().value(),
                        () -> assertThat(ExampleCheck.check(ExampleFolders.of(source)))
                                .isEmpty()));
    }

    /** A member of a family needs a profile alone, whether one is shipped already or not. */
    @TestFactory
    Stream<DynamicTest> everyFamilyShowsEverySituationOrSaysWhyItCannotHappen() {
        return Adapters.families().stream()
                .map(family -> DynamicTest.dynamicTest(family, () -> {
                    ExamplePages pages = ExampleFolders.ofFamily(family);
                    assertThat(pages.missing()).isEmpty();
                    assertThat(ExampleCheck.check(pages)).isEmpty();
                }));
    }

    @Test
    void everyFolderOfExamplePagesIsOfASourceOrAFamily() throws IOException {
        List<String> sources = ids();
        assertThat(folders(ExampleFolders.SOURCES)).isSubsetOf(sources);
        assertThat(folders(ExampleFolders.FAMILIES)).isSubsetOf(Adapters.families());
    }

    @Test
    void theIndexNamesEveryFolder() throws IOException {
        assertThat(ids()).isEqualTo(folders(Path.of("src/main/resources/sources")));
    }

    private static List<String> ids() {
        return ShippedSources.load().all().stream()
                .map(Source::profile)
                .map(profile -> profile.id().value())
                .toList();
    }

    private static List<String> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
