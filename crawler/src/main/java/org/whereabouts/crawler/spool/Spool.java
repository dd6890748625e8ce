package org.whereabouts.crawler.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Room for what one piece of work has in hand and memory has no place for. Its files have no names: each is taken out of its
 * directory the moment it is made, so that the system gives its room back when the work ends, and also when the process is killed.
 * Not for concurrent use.
 */
public final class Spool implements AutoCloseable {

    /** What such files are called until they have no name. */
    public static final String PREFIX = "spool-";

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final List<SpoolFile> files = new ArrayList<>();

    /**
     * Room in that directory.
     *
     * @param directory created, for its owner alone, when it is wanted and not there
     */
    public Spool(Path directory) {
        this.directory = directory;
    }

    /** A new, empty file, good until this is closed. */
    public SpoolFile create() throws IOException {
        Files.createDirectories(directory, DIRECTORY);
        Path path = Files.createTempFile(directory, PREFIX, ".tmp", FILE);
        try {
            SpoolFile file = new SpoolFile(path);
            files.add(file);
            return file;
        } finally {
            Files.delete(path);
        }
    }

    /** Gives back all room. What is read from it afterwards is lost. */
    @Override
    public void close() {
        files.forEach(SpoolFile::close);
        files.clear();
    }
}
