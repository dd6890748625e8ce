package org.whereabouts.app.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;

/**
 * Where the files of the sources lie in a checkout.
 *
 * @param home the checkout
 */
public record Checkout(Path home) {

    private static final Path PROFILES = Path.of("crawler", "src", "main", "resources", "sources");
    private static final Path EXAMPLES = Path.of("crawler", "src", "test", "resources", "sources");
    private static final Path FAMILIES = Path.of("crawler", "src", "test", "resources", "families");

    /** The checkout that the launcher was started from; empty where the program runs without one. */
    public static Optional<Checkout> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("WHEREABOUTS_HOME"))
                .filter(home -> !home.isBlank())
                .map(home -> new Checkout(Path.of(home)))
                .filter(checkout -> Files.isRegularFile(checkout.index()));
    }

    /** The file that names the sources, one id a line. */
    public Path index() {
        return home.resolve(PROFILES).resolve("index.txt");
    }

    /** The ids that the index names, in its order. */
    public List<String> indexed() {
        try {
            return Files.readString(index()).lines().filter(id -> !id.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of profiles there are, sorted, named in the index or not. */
    public List<String> folders() {
        try (Stream<Path> folders = Files.list(home.resolve(PROFILES))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path profile(SourceId id) {
        return home.resolve(PROFILES).resolve(id.value()).resolve("source.yml");
    }

    /** The profile of that id; empty where there is none, or where it can be no id. */
    public Optional<Path> find(String id) {
        try {
            return Optional.of(profile(new SourceId(id))).filter(Files::isRegularFile);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    public Path examples(SourceId id) {
        return home.resolve(EXAMPLES).resolve(id.value());
    }

    /** The folder with a folder of example pages for each family. */
    public Path families() {
        return home.resolve(FAMILIES);
    }

    /** The path as a person in the checkout would write it. */
    public String shown(@Nullable Path path) {
        return path == null ? "" : path.startsWith(home) ? home.relativize(path).toString() : path.toString();
    }
}
