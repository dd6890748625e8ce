package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.capture.ExpiredFiles.StoredFile;
import org.whereabouts.crawler.spool.Spool;

/**
 * Deletes captures whose time is over: first their rows in the index, then every file that no row names any more. That takes
 * the leftovers of killed processes and of searches that broke off as well.
 */
public final class CaptureRetention {

    private static final Logger LOG = LoggerFactory.getLogger(CaptureRetention.class);

    private final Path directory;
    private final CaptureIndex index;
    private final RetentionRule rule;
    private final InstantSource clock;

    public CaptureRetention(Path directory, JdbcClient database, RetentionRule rule, InstantSource clock) {
        this.directory = directory;
        this.index = new CaptureIndex(database);
        this.rule = rule;
        this.clock = clock;
    }

    /** What was deleted. */
    public record Removed(long captures, int files, long bytes) {}

    /**
     * Deletes what is over.
     *
     * @param openRuns runs that have not ended: their captures are still to be read, however old they are
     * @throws UncheckedIOException when the directory cannot be read or a file not be deleted
     */
    public Removed removeExpired(List<Long> openRuns) {
        Instant now = clock.instant();
        long captures = index.deleteBefore(rule.keepsSince(now), openRuns);
        // The directory is read before the index: a file that is new by then is not among those judged.
        List<StoredFile> stored = storedFiles();
        Set<String> named = index.filesNamed();
        int files = 0;
        long bytes = 0;
        for (StoredFile file : ExpiredFiles.among(stored, named, now)) {
            if (delete(file)) {
                files++;
                bytes += file.bytes();
            }
        }
        LOG.info(
                "captures older than {} days: {} forgotten, {} files with {} bytes deleted",
                rule.days(),
                captures,
                files,
                bytes);
        return new Removed(captures, files, bytes);
    }

    /** A process that dies in the moment of making a spool file leaves its name behind, and nothing in it. */
    private List<StoredFile> storedFiles() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<StoredFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory, "{*.warc.gz," + Spool.PREFIX + "*.tmp}")) {
            for (Path entry : entries) {
                stored(entry).ifPresent(files::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("captures in " + directory + " cannot be listed: " + e.getMessage(), e);
        }
        return files;
    }

    private static Optional<StoredFile> stored(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new StoredFile(
                    Objects.requireNonNull(file.getFileName()).toString(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            // Another process deleted it meanwhile.
            return Optional.empty();
        }
    }

    private boolean delete(StoredFile file) {
        try {
            return Files.deleteIfExists(directory.resolve(file.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("captures in " + directory + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
