package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile.Level;

/** A source must stay small enough to be read in one go, or the next site that changes is not mended. */
class AdapterSizeTest {

    private static final Path ADAPTERS = Path.of("src/main/java/org/whereabouts/crawler/sources");
    private static final Path PROFILES = Path.of("src/main/resources/sources");

    /** All lines count: imports, comments, and each class that is of that site alone. */
    @Test
    void halfOfTheAdaptersOfOneSiteHaveNoMoreThan120Lines() {
        List<Long> sizes = ShippedSources.load().all().stream()
                .filter(source -> source.profile().level() != Level.COUNTY)
                .map(AdapterSizeTest::linesOfJava)
                .sorted()
                .toList();

        assertThat(sizes).hasSize(12).allMatch(lines -> lines > 0);
        assertThat((sizes.get(5) + sizes.get(6)) / 2.0).isLessThanOrEqualTo(120);
    }

    private static long linesOfJava(Source source) {
        String adapter = source.getClass().getSimpleName();
        try (Stream<Path> files = Files.list(ADAPTERS)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(adapter))
                    .mapToLong(AdapterSizeTest::lines)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> counties() {
        return ShippedSources.load().all().stream()
                .filter(source -> source.profile().level() == Level.COUNTY)
                .map(source -> PROFILES.resolve(source.profile().id().value()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("counties")
    void aCountyHasNoMoreThan25LinesOfYaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToLong(AdapterSizeTest::lines).sum()).isBetween(1L, 25L);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
