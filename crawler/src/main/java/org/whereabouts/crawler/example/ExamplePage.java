package org.whereabouts.crawler.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored page. Beside {@code list.html} lies {@code list.expected.json}:
 *
 * <pre>{"request": {"kind", "method", "path", "contentType", "body"}, "contentType": "text/html", "outcome": {"type", ...}}</pre>
 *
 * with the request that led to the page, the {@code Content-Type} that it came with (left out: by the file's ending), and
 * what reading it must give ({@link OutcomeJson}).
 *
 * @param file the page
 * @param request what led to it; null where nothing says so
 * @param contentType the header it came with
 * @param outcome what reading it must give; null where nothing says so
 */
public record ExamplePage(
        Path file,
        @Nullable PageRequest request,
        String contentType,
        @Nullable ObjectNode outcome) {

    private static final String EXPECTED = ".expected.json";

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("txt", "text/plain"),
            Map.entry("dat", "text/plain"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("zip", "application/zip"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The page without its ending: {@code list}. */
    public String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
    }

    /**
     * The pages of a folder, by name; none where there is no such folder. What is written in YAML beside them is no page.
     *
     * @throws ExampleException when an expected file cannot be read, naming it and the fault
     */
    public static List<ExamplePage> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(EXPECTED))
                    .filter(file -> !file.toString().endsWith(".yml"))
                    .sorted()
                    .map(ExamplePage::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The page in that file, with what the expected file beside it says, where there is one.
     *
     * @throws ExampleException when there is one and it cannot be read, naming it and the fault
     */
    public static ExamplePage at(Path file) {
        Path beside = expectedFile(file);
        String byEnding = BY_ENDING.getOrDefault(
                file.toString().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT), "application/octet-stream");
        if (!Files.isRegularFile(beside)) {
            return new ExamplePage(file, null, byEnding, null);
        }
        try {
            JsonNode expected = JSON.readTree(Files.readString(beside));
            return new ExamplePage(
                    file,
                    expected.has("request") ? JSON.treeToValue(expected.get("request"), PageRequest.class) : null,
                    expected.path("contentType").asString(byEnding),
                    Optional.ofNullable(expected.get("outcome"))
                            .filter(JsonNode::isObject)
                            .map(JsonNode::asObject)
                            .orElse(null));
        } catch (IOException e) {
            throw new ExampleException(beside + ": cannot be read as text in UTF-8", e);
        } catch (JacksonException e) {
            throw new ExampleException(beside + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Where the expectation of a page lies, whether there is one or not. */
    public static Path expectedFile(Path page) {
        return page.resolveSibling(String.valueOf(page.getFileName()).replaceFirst("\\.\\w+$", "") + EXPECTED);
    }

    /** The page as a source reads it, with these bytes, as the answer to that request. */
    public static Page page(PageRequest request, String contentType, byte[] bytes) {
        return new Page(request, contentType, PageBody.of(bytes), Instant.EPOCH);
    }
}
