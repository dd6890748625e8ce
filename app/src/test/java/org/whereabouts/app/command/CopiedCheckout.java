package org.whereabouts.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sources of this checkout in a folder that a test may change. */
record CopiedCheckout(Path home) {

    static final Path THIS = Path.of("..").toAbsolutePath().normalize();
    static final String PROFILES = "crawler/src/main/resources/sources";
    static final String EXAMPLES = "crawler/src/test/resources/sources";

    static CopiedCheckout in(Path home) {
        copy(THIS.resolve(PROFILES), home.resolve(PROFILES));
        copy(THIS.resolve(EXAMPLES), home.resolve(EXAMPLES));
        return new CopiedCheckout(home);
    }

    RunCli cli() {
        return new RunCli().with("WHEREABOUTS_HOME", home.toString());
    }

    Path profile(String id) {
        return home.resolve(PROFILES).resolve(id).resolve("source.yml");
    }

    Path example(String id, String file) {
        return home.resolve(EXAMPLES).resolve(id).resolve(file);
    }

    Path index() {
        return home.resolve(PROFILES).resolve("index.txt");
    }

    void edit(Path file, String from, String to) {
        try {
            String text = Files.readString(file);
            if (!text.contains(from)) {
                throw new AssertionError(file + " has no '" + from + "'");
            }
            Files.writeString(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
