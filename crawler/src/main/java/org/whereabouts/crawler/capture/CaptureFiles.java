package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;

/**
 * The WARC files that this process writes: one at a time for each source, a new one when the last is large or a day old, so
 * that whole files grow old and can be deleted. No file is ever continued, neither by another process nor by the next start.
 */
final class CaptureFiles implements AutoCloseable {

    /** For how long a file is written to; whoever deletes files relies on it. */
    static final Duration WRITTEN_FOR = Duration.ofDays(1);

    private static final long ROLL_AT_BYTES = 256L * 1024 * 1024;
    private static final int MOST_OPEN = 200;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final String userAgent;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Map<SourceId, SourceFile> bySource = new ConcurrentHashMap<>();

    CaptureFiles(Path directory, String userAgent, InstantSource clock, Supplier<UUID> ids) {
        this.directory = directory;
        this.userAgent = userAgent;
        this.clock = clock;
        this.ids = ids;
    }

    /** Appends to the source's current file. */
    WarcFile.Written append(SourceId source, WarcRecords records) throws IOException {
        WarcFile.Written written = file(source).append(records);
        closeTheIdlest();
        return written;
    }

    /** Makes all that was appended for the source survive a loss of power. */
    void sync(SourceId source) throws IOException {
        file(source).sync();
    }

    private SourceFile file(SourceId source) {
        return bySource.computeIfAbsent(source, SourceFile::new);
    }

    private void closeTheIdlest() throws IOException {
        if (bySource.values().stream().filter(SourceFile::isOpen).count() > MOST_OPEN) {
            Optional<SourceFile> idlest = bySource.values().stream()
                    .filter(SourceFile::isOpen)
                    .min(Comparator.comparing(SourceFile::lastWrite));
            if (idlest.isPresent()) {
                idlest.get().end();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SourceFile file : bySource.values()) {
            file.end();
        }
    }

    private final class SourceFile {

        private final SourceId source;
        private @Nullable WarcFile current;
        private volatile boolean open;
        private volatile Instant lastWrite = Instant.MIN;

        SourceFile(SourceId source) {
            this.source = source;
        }

        synchronized WarcFile.Written append(WarcRecords records) throws IOException {
            WarcFile file = writable();
            try {
                WarcFile.Written written = file.append(records);
                lastWrite = clock.instant();
                return written;
            } catch (IOException | RuntimeException e) {
                // What follows a torn record could not be read: the file ends here.
                current = null;
                open = false;
                abandon(file, e);
                throw e;
            }
        }

        private WarcFile writable() throws IOException {
            WarcFile file = current;
            Instant now = clock.instant();
            if (file != null
                    && file.size() < ROLL_AT_BYTES
                    && now.isBefore(file.begun().plus(WRITTEN_FOR))) {
                return file;
            }
            end();
            prepareDirectory();
            String name = source + "-" + STAMP.format(now) + "-"
                    + ids.get().toString().substring(0, 8);
            WarcFile next = WarcFile.create(directory.resolve(name + ".warc.gz"), userAgent, now);
            current = next;
            open = true;
            return next;
        }

        /** A search may span two files: the one it leaves is kept as safe as the one it ends in. */
        synchronized void end() throws IOException {
            WarcFile file = current;
            if (file != null) {
                current = null;
                open = false;
                try (file) {
                    file.sync();
                }
            }
        }

        synchronized void sync() throws IOException {
            WarcFile file = current;
            if (file != null) {
                file.sync();
            }
        }

        boolean isOpen() {
            return open;
        }

        Instant lastWrite() {
            return lastWrite;
        }
    }

    private static void abandon(WarcFile file, Exception why) {
        try {
            file.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Also a directory that was made by somebody else, with everybody let in, is closed to all but its owner. */
    private void prepareDirectory() throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
        }
    }
}
