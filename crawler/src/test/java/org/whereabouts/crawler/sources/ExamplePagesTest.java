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
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.source.Source;

/** Every source against its example pages ({@link ExamplePage}). */
class ExamplePagesTest {

    private static final Path PAGES = Path.of("src/test/resources/sources");

    @TestFactory
    Stream<DynamicTest> everyExamplePageReadsAsExpected() {
        return ShippedSources.load().all().stream()
                .flatMap(source -> ExamplePage.in(folder(source)).stream()
                        .map(page -> DynamicTest.dynamicTest(
                                source.profile().id() + " " + page.file().getFileName(),
                                () -> assertThat(ExampleCheck.check(source, page))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> everySourceShowsPeopleNobodyAndAChangedLayout() {
        return ShippedSources.load().all().stream()
                .map(source -> DynamicTest.dynamicTest(
                        source.profile().id().value(),
                        () -> assertThat(ExampleCheck.check(source, folder(source)))
                                .extracting(Finding::where)
                                .doesNotContainAnyElementsOf(ExampleCheck.EVERY_SOURCE)));
    }

    /** What a guard, a broken day or a locked door puts in place of any page. */
    @TestFactory
    Stream<DynamicTest> everySourceShowsWhatMayStandInTheWay() {
        return ShippedSources.load().all().stream()
                .map(source -> DynamicTest.dynamicTest(
                        source.profile().id().value(),
                        () -> assertThat(ExamplePage.in(folder(source)))
                                .extracting(ExamplePage::name)
                                .contains("blocked", "captcha", "login", "maintenance", "rate-limited")));
    }

    @Test
    void theIndexNamesEveryFolder() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/sources"))) {
            List<String> present = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(ShippedSources.load().all())
                    .extracting(source -> source.profile().id().value())
                    .isEqualTo(present);
        }
    }

    private static Path folder(Source source) {
        return PAGES.resolve(source.profile().id().value());
    }
}
