package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.Warcinfo;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.spool.SpoolFile;

/**
 * One WARC 1.1 file being written: a gzip member for each record, readable by the service's user alone. Not for concurrent
 * use.
 */
final class WarcFile implements AutoCloseable {

    private static final int CHUNK = PageBody.LARGEST_IN_MEMORY;

    private final Path path;
    private final DiskFile file;
    private final Instant begun;
    private long size;
    private boolean dirty = true;

    private WarcFile(Path path, DiskFile file, Instant begun) {
        this.path = path;
        this.file = file;
        this.begun = begun;
    }

    /** Creates the file, which must not exist, with the record that says who wrote it. */
    static WarcFile create(DiskFile.Disk disk, GzipMembers members, Path path, String userAgent, Instant now)
            throws IOException {
        byte[] info = members.of(new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(now)
                .filename(name(path))
                .fields(Map.of(
                        "software", List.of("Whereabouts"),
                        "format", List.of("WARC File Format 1.1"),
                        "http-header-user-agent", List.of(userAgent)))
                .build());
        DiskFile created = disk.create(path);
        try {
            WarcFile file = new WarcFile(path, created, now);
            file.write(info);
            syncDirectory(path);
            return file;
        } catch (IOException | RuntimeException e) {
            created.close();
            throw e;
        }
    }

    /** A file is there after a loss of power only when its directory says so too. */
    private static void syncDirectory(Path file) throws IOException {
        try (FileChannel directory =
                FileChannel.open(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /**
     * The two records of an exchange, compressed. What can fail in making them, as by an interrupt, does not touch the file.
     */
    static final class Exchange {

        private final PageBody members;
        private final long answerLength;

        Exchange(WarcRecords records, GzipMembers gzip) throws IOException {
            byte[] answer = gzip.of(records.answer());
            byte[] request = gzip.of(records.request());
            byte[] both = Arrays.copyOf(answer, answer.length + request.length);
            System.arraycopy(request, 0, both, answer.length, request.length);
            answerLength = answer.length;
            members = PageBody.wrap(both);
        }

        /** The same, by way of the disk. */
        Exchange(WarcRecords records, GzipMembers gzip, SpoolFile place) throws IOException {
            try (OutputStream out = place.output()) {
                answerLength = gzip.write(records.answer(), out);
                gzip.write(records.request(), out);
            }
            members = PageBody.stored(place);
        }

        private long requestLength() {
            return members.length() - answerLength;
        }
    }

    /** Where the two records of an exchange were put. */
    record Written(WarcLocation answer, long requestLength) {}

    /**
     * Appends both records.
     *
     * @throws IOException when the disk refuses; the file then ends in a torn record and must not be written to any more
     */
    Written append(Exchange exchange) throws IOException {
        Written written = new Written(new WarcLocation(name(), size, exchange.answerLength), exchange.requestLength());
        dirty = true;
        if (exchange.members.length() <= CHUNK) {
            write(exchange.members.bytes());
            return written;
        }
        try (InputStream in = exchange.members.stream()) {
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                write(chunk);
            }
        }
        return written;
    }

    private void write(byte[] members) throws IOException {
        file.write(members);
        size += members.length;
    }

    /** Compressed bytes so far. */
    long size() {
        return size;
    }

    Instant begun() {
        return begun;
    }

    /** Makes what was appended survive a loss of power. */
    void sync() throws IOException {
        if (dirty) {
            file.force();
            dirty = false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Its name inside the capture directory. */
    String name() {
        return name(path);
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
