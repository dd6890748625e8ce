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
    static final String FAMILIES = "crawler/src/test/resources/families";

    static CopiedCheckout in(Path home) {
        copy(THIS.resolve(PROFILES), home.resolve(PROFILES));
        copy(THIS.resolve(EXAMPLES), home.resolve(EXAMPLES));
        copy(THIS.resolve(FAMILIES), home.resolve(FAMILIES));
        return new CopiedCheckout(home);
    }

    /** Gives the family of the jails example pages, where they are not there yet. */
    CopiedCheckout withFamilyPages() {
        Path pages = home.resolve(FAMILIES).resolve("jailtracker");
        if (!Files.isDirectory(pages)) {
            copy(THIS.resolve(EXAMPLES).resolve("us-ky-campbell"), pages);
        }
        return this;
    }

    /** Takes the example pages of all families away. */
    CopiedCheckout withoutFamilyPages() {
        Path pages = home.resolve(FAMILIES);
        if (Files.isDirectory(pages)) {
            try {
                Files.move(pages, home.resolve("elsewhere"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
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

    /** A page of a shipped source as this checkout has it: of its own, or of the family of the jails. */
    static Path shippedPage(String id, String file) {
        Path own = THIS.resolve(EXAMPLES).resolve(id).resolve(file);
        return Files.exists(own)
                ? own
                : THIS.resolve(FAMILIES).resolve("jailtracker").resolve(file);
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
        if (!Files.isDirectory(from)) {
            return;
        }
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
