package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every source against its example pages: beside {@code <page>.html} or {@code <page>.json} lies {@code <page>.expected.json}
 * with the request that led to the page and the outcome of reading it.
 */
class ExamplePagesTest {

    private static final Path PAGES = Path.of("src/test/resources/sources");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TestFactory
    Stream<DynamicTest> everyExamplePageReadsAsExpected() {
        return ShippedSources.load().all().stream()
                .flatMap(source -> pagesOf(source).stream()
                        .map(page -> DynamicTest.dynamicTest(source.profile().id() + " " + page.getFileName(), () -> {
                            JsonNode expected = JSON.readTree(Files.readString(expectation(page)));
                            PageOutcome outcome = source.parse(page(page, expected.path("request")));
                            assertThat(JSON.readTree(JSON.writeValueAsString(described(outcome))))
                                    .isEqualTo(expected.path("outcome"));
                        })));
    }

    @Test
    void everySourceShowsAListNobodyAndAChangedLayout() {
        for (Source source : ShippedSources.load().all()) {
            List<String> names = pagesOf(source).stream()
                    .map(page -> page.getFileName().toString().replaceFirst("\\..*", ""))
                    .toList();
            assertThat(names).as(source.profile().id().value()).contains("list", "nobody", "layout-changed");
        }
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

    private static List<Path> pagesOf(Source source) {
        Path folder = PAGES.resolve(source.profile().id().value());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(source.profile().id() + " has no example pages in " + folder, e);
        }
    }

    private static Path expectation(Path page) {
        return page.resolveSibling(page.getFileName().toString().replaceFirst("\\.\\w+$", ".expected.json"));
    }

    private static Page page(Path file, JsonNode request) throws IOException {
        PageRequest asked = JSON.treeToValue(request, PageRequest.class);
        return new Page(
                new Search("example", true, asked),
                asked,
                file.toString().endsWith(".json") ? "application/json" : "text/html",
                PageBody.of(Files.readAllBytes(file)),
                Instant.parse("2026-11-01T12:00:00Z"));
    }

    private static Map<String, Object> described(PageOutcome outcome) {
        Map<String, Object> description = new TreeMap<>();
        description.put("type", outcome.getClass().getSimpleName());
        switch (outcome) {
            case PageOutcome.Continue(List<PageRequest> next) -> description.put("next", next);
            case PageOutcome.Roster roster -> {
                description.put(
                        "entries",
                        roster.entries().stream()
                                .map(ExamplePagesTest::described)
                                .toList());
                roster.total().ifPresent(total -> description.put("total", total));
                description.put("next", roster.next());
            }
            case PageOutcome.NoMatch() -> {}
            case PageOutcome.TooMany tooMany -> {
                tooMany.total().ifPresent(total -> description.put("total", total));
                description.put(
                        "split", tooMany.split().stream().map(Search::key).toList());
            }
            case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) -> {
                description.put("wall", wall);
                description.put("evidence", evidence);
            }
            case PageOutcome.Maintenance(String evidence) -> description.put("evidence", evidence);
            case PageOutcome.RateLimited limited -> description.put("evidence", limited.evidence());
            case PageOutcome.LayoutChanged changed -> description.put("expected", changed.expected());
        }
        return description;
    }

    private static Map<String, Object> described(RosterEntry entry) {
        Map<String, Object> fields = new TreeMap<>();
        entry.fields().forEach((field, value) -> fields.put(field.name(), value));
        if (!entry.aliases().isEmpty()) {
            fields.put("aliases", entry.aliases());
        }
        return fields;
    }
}
