package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked server software below one directory, shared by everything the user runs. A directory is there completely or
 * not at all: it is unpacked beside its place and renamed, so neither a killed unpack nor two at once leave a half one.
 */
final class SoftwareCache {

    private static final long BYTES_TO_UNPACK = 512L << 20;

    private static final Duration UNPACK_LIMIT = Duration.ofHours(1);
    private static final String PARTIAL = ".partial-";

    private final Path directory;
    private final InstantSource clock;

    SoftwareCache(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The cache of the user who runs this JVM, by the XDG base directory specification.
     *
     * @throws ServerStartException when the user has no home
     */
    static SoftwareCache ofUser() {
        Path directory = directory(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
        return new SoftwareCache(directory, InstantSource.system());
    }

    /** A relative XDG_CACHE_HOME is to be ignored (XDG base directory specification); a user without home has "?". */
    static Path directory(@Nullable String xdgCacheHome, String home) {
        if (xdgCacheHome != null && Path.of(xdgCacheHome).isAbsolute()) {
            return Path.of(xdgCacheHome, "whereabouts");
        }
        if (Path.of(home).isAbsolute()) {
            return Path.of(home, ".cache", "whereabouts");
        }
        throw new ServerStartException("The user who runs this has no home directory: set XDG_CACHE_HOME to a directory"
                + " for the local servers' software.");
    }

    /**
     * The directory of that name, unpacked now if it is not there yet.
     *
     * @throws ServerStartException when it cannot be unpacked
     */
    Path get(String name, Unpacking unpacking) {
        Path complete = directory.resolve(name);
        if (Files.isDirectory(complete)) {
            return complete;
        }
        try {
            Files.createDirectories(directory);
            removeAbandoned(name + PARTIAL);
            DataDirectory.requireSpace(directory, BYTES_TO_UNPACK);
            Path partial = Files.createTempDirectory(directory, name + PARTIAL);
            try {
                unpacking.into(partial);
                publish(partial, complete);
            } finally {
                deleteRecursively(partial);
            }
            return complete;
        } catch (IOException e) {
            throw new ServerStartException(
                    "Cannot unpack " + name + " into " + directory + " (" + e + "): free some space there, or set"
                            + " XDG_CACHE_HOME to a directory that you can write to.",
                    e);
        }
    }

    /** What a killed unpack left; a younger one may be under way in another process. */
    private void removeAbandoned(String prefix) throws IOException {
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(directory, prefix + "*")) {
            for (Path partial : partials) {
                Instant begun = Files.getLastModifiedTime(partial).toInstant();
                if (begun.isBefore(clock.instant().minus(UNPACK_LIMIT))) {
                    deleteRecursively(partial);
                }
            }
        }
    }

    private static void publish(Path partial, Path complete) throws IOException {
        // Others may run the software as another user: a temporary directory is the owner's alone.
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // rename(2) refuses a directory that has content: another process was faster, and its copy is as good.
            if (!Files.isDirectory(complete)) {
                throw e;
            }
        }
    }

    static void deleteRecursively(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Brings the content of a piece of software into an empty directory. */
    @FunctionalInterface
    interface Unpacking {
        void into(Path directory) throws IOException;
    }
}
