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
import org.whereabouts.crawler.spool.Spool;

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
    private final DiskFile.Disk disk;
    private final String userAgent;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Map<SourceId, SourceFile> bySource = new ConcurrentHashMap<>();

    /** Files that were given up before all that is in them was known to be on the disk. */
    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();

    CaptureFiles(Path directory, DiskFile.Disk disk, String userAgent, InstantSource clock, Supplier<UUID> ids) {
        this.directory = directory;
        this.disk = disk;
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

    /** The same for records that memory has no place for: packed first, and out of the way of other searches. */
    WarcFile.Written append(SourceId source, WarcRecords records, Spool packed) throws IOException {
        WarcFile.Exchange exchange;
        try (GzipMembers members = new GzipMembers()) {
            exchange = new WarcFile.Exchange(records, members, packed.create());
        }
        WarcFile.Written written = file(source).append(exchange);
        closeTheIdlest();
        return written;
    }

    /**
     * Makes all that was appended for the source survive a loss of power.
     *
     * @param files that must do so, whoever wrote to them and whatever became of them since
     * @throws IOException when the disk refuses, or has refused to force one of them before
     */
    void sync(SourceId source, Set<String> files) throws IOException {
        file(source).sync();
        Optional<String> lost = files.stream().filter(doubtful::contains).findFirst();
        if (lost.isPresent()) {
            throw new IOException(lost.get() + " could not be forced to the disk");
        }
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

    /** Ends every file, also behind one that the disk refuses. */
    @Override
    public void close() throws IOException {
        IOException refused = null;
        for (SourceFile file : bySource.values()) {
            try {
                file.close();
            } catch (IOException e) {
                if (refused == null) {
                    refused = e;
                } else {
                    refused.addSuppressed(e);
                }
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private final class SourceFile {

        private final SourceId source;
        private final GzipMembers members = new GzipMembers();
        private @Nullable WarcFile current;
        private volatile boolean open;
        private volatile Instant lastWrite = Instant.MIN;

        SourceFile(SourceId source) {
            this.source = source;
        }

        synchronized WarcFile.Written append(WarcRecords records) throws IOException {
            return append(new WarcFile.Exchange(records, members));
        }

        synchronized WarcFile.Written append(WarcFile.Exchange exchange) throws IOException {
            WarcFile file = writable();
            try {
                WarcFile.Written written = file.append(exchange);
                lastWrite = clock.instant();
                return written;
            } catch (IOException | RuntimeException e) {
                // What follows a torn record could not be read: the file ends here. Other searches have pages before
                // it.
                endBecauseOf(e);
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
            WarcFile next = WarcFile.create(disk, members, directory.resolve(name + ".warc.gz"), userAgent, now);
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
                    force(file);
                }
            }
        }

        synchronized void close() throws IOException {
            try (members) {
                end();
            }
        }

        synchronized void sync() throws IOException {
            WarcFile file = current;
            if (file != null) {
                try {
                    force(file);
                } catch (IOException e) {
                    endBecauseOf(e);
                    throw e;
                }
            }
        }

        /** What a disk once refused to force it may have dropped, and say nothing of it the next time. */
        private void force(WarcFile file) throws IOException {
            try {
                file.sync();
            } catch (IOException e) {
                doubtful.add(file.name());
                throw e;
            }
        }

        private void endBecauseOf(Exception fault) {
            try {
                end();
            } catch (IOException e) {
                fault.addSuppressed(e);
            }
        }

        boolean isOpen() {
            return open;
        }

        Instant lastWrite() {
            return lastWrite;
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
