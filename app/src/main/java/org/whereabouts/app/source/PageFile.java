package org.whereabouts.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.example.ExampleException;
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.PageGuess;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;

/**
 * A stored page, and what is known of how it came.
 *
 * @param file the page
 * @param kind its kind, in the source's terms; null where nobody says
 * @param path path and query that led to it; null where nobody says
 * @param contentType the header it came with; null for what its name suggests
 */
public record PageFile(
        Path file,
        @Nullable String kind,
        @Nullable String path,
        @Nullable String contentType) {

    /**
     * Reads the page. What the command line says of it counts most, then the expected file beside it, then a guess.
     *
     * @throws OperatorException when the file, or the expected file beside it, cannot be read
     */
    public PageOutcome read(Source source) {
        ExamplePage page = example();
        byte[] bytes = bytes();
        String type = contentType == null ? page.contentType() : contentType;
        PageRequest request = page.request();
        return kind == null && path == null && request != null
                ? PageGuess.read(source, List.of(request), type, bytes)
                : PageGuess.read(source, kinds(source), type, bytes);
    }

    /**
     * Everybody in a file that {@link #read} read as one, row by row.
     *
     * @return to be closed
     */
    public Stream<RosterEntry> people(Source source) {
        PageRequest request = source.pageKinds().stream()
                .filter(kind -> source.profile().fileOf(kind).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(source.profile().id() + " reads no file"));
        return source.people(ExamplePage.page(request, example().contentType(), bytes()));
    }

    private List<PageRequest> kinds(Source source) {
        List<PageRequest> kinds = source.pageKinds().stream()
                .filter(request -> kind == null || request.kind().equals(kind))
                .toList();
        List<PageRequest> asked = !kinds.isEmpty() || kind == null ? kinds : List.of(PageRequest.get(kind, "/"));
        return path == null
                ? asked
                : asked.stream()
                        .map(request -> PageRequest.get(request.kind(), path))
                        .toList();
    }

    private ExamplePage example() {
        try {
            return ExamplePage.at(file);
        } catch (ExampleException e) {
            throw new OperatorException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.NOT_FOUND, "The page " + file + " cannot be read.", e);
        }
    }
}
