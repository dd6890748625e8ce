package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;

/**
 * Records as gzip members of their own (WARC 1.1, annex D). The WARC library compresses at level 9, which costs almost four
 * times as much as this level on locator pages and saves a tenth of the space. One compressor serves all members of a file:
 * a new one for each has to clear its tables first. Not for concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipMembers implements AutoCloseable {

    private static final int LEVEL = 3;
    private static final int BUFFER = 16 * 1024;

    /** The buffer of a larger record is not kept for the next. */
    private static final int KEPT = 1024 * 1024;

    private static final byte[] NOTHING = {};

    /** Deflate, no flags, no time, no extra flags, system unknown (RFC 1952, section 2.3). */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 8;

    /** Without the header and trailer of zlib: gzip has its own. */
    private final Deflater deflater = new Deflater(LEVEL, true);

    private final CRC32 checksum = new CRC32();
    private byte[] member = new byte[BUFFER];
    private int length;

    /** Where a member goes that is not kept in memory, and how much of it is there. */
    private @Nullable OutputStream out;

    private long written;

    /** The member of a record that memory has a place for. */
    byte[] of(WarcRecord record) throws IOException {
        pack(record);
        byte[] whole = Arrays.copyOf(member, length + TRAILER);
        ByteBuffer.wrap(whole, length, TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) deflater.getBytesRead());
        if (member.length > KEPT) {
            member = new byte[BUFFER];
        }
        return whole;
    }

    /**
     * Writes the member of any record.
     *
     * @return its length
     */
    long write(WarcRecord record, OutputStream to) throws IOException {
        out = to;
        written = 0;
        try {
            pack(record);
            to.write(member, 0, length);
            to.write(ByteBuffer.allocate(TRAILER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) checksum.getValue())
                    .putInt((int) deflater.getBytesRead())
                    .array());
            return written + length + TRAILER;
        } finally {
            out = null;
        }
    }

    private void pack(WarcRecord record) throws IOException {
        deflater.reset();
        checksum.reset();
        System.arraycopy(HEADER, 0, member, 0, HEADER.length);
        length = HEADER.length;
        try (WarcWriter writer = new WarcWriter(new Compressing(), WarcCompression.NONE)) {
            writer.write(record);
        }
        deflater.finish();
        while (!deflater.finished()) {
            compress();
        }
    }

    private void compress() throws IOException {
        if (length == member.length) {
            OutputStream to = out;
            if (to == null) {
                member = Arrays.copyOf(member, 2 * member.length);
            } else {
                to.write(member, 0, length);
                written += length;
                length = 0;
            }
        }
        length += deflater.deflate(member, length, member.length - length);
    }

    @Override
    public void close() {
        deflater.end();
    }

    /** Takes the record as it is written. */
    private final class Compressing implements WritableByteChannel {

        @Override
        public int write(ByteBuffer plain) throws IOException {
            int taken = plain.remaining();
            checksum.update(plain.duplicate());
            deflater.setInput(plain);
            while (!deflater.needsInput()) {
                compress();
            }
            // The writer goes on with this very buffer, which is none of our input by then.
            deflater.setInput(NOTHING);
            return taken;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
