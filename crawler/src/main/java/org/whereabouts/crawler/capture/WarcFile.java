package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.Warcinfo;

/**
 * One WARC 1.1 file being written: a gzip member for each record, readable by the service's user alone. Not for concurrent
 * use.
 */
final class WarcFile implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final FileChannel channel;
    private final Instant begun;
    private final GzipMembers members = new GzipMembers();
    private long size;
    private boolean dirty = true;

    private WarcFile(Path path, FileChannel channel, Instant begun) {
        this.path = path;
        this.channel = channel;
        this.begun = begun;
    }

    /** Creates the file, which must not exist, with the record that says who wrote it. */
    static WarcFile create(Path path, String userAgent, Instant now) throws IOException {
        FileChannel channel =
                FileChannel.open(path, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY);
        WarcFile file = new WarcFile(path, channel, now);
        try {
            file.write(file.members.of(new Warcinfo.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .date(now)
                    .filename(name(path))
                    .fields(Map.of(
                            "software", List.of("Whereabouts"),
                            "format", List.of("WARC File Format 1.1"),
                            "http-header-user-agent", List.of(userAgent)))
                    .build()));
            syncDirectory(path);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
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

    /** Where the two records of an exchange were put. */
    record Written(WarcLocation answer, long requestLength) {}

    /**
     * Appends both records.
     *
     * @throws IOException when the disk refuses; the file then ends in a torn record and must not be written to any more
     */
    Written append(WarcRecords records) throws IOException {
        byte[] answer = members.of(records.answer());
        byte[] request = members.of(records.request());
        Written written = new Written(new WarcLocation(name(path), size, answer.length), request.length);
        dirty = true;
        write(answer);
        write(request);
        return written;
    }

    private void write(byte[] member) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(member);
        while (bytes.hasRemaining()) {
            size += channel.write(bytes);
        }
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
            channel.force(false);
            dirty = false;
        }
    }

    @Override
    public void close() throws IOException {
        members.close();
        channel.close();
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
