package org.whereabouts.crawler.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
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

    /** Deflate, no flags, no time, no extra flags, system unknown (RFC 1952, section 2.3). */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 8;

    /** Without the header and trailer of zlib: gzip has its own. */
    private final Deflater deflater = new Deflater(LEVEL, true);

    byte[] of(WarcRecord record) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(BUFFER);
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(plain), WarcCompression.NONE)) {
            writer.write(record);
        }
        return member(plain.toByteArray());
    }

    private byte[] member(byte[] plain) {
        byte[] member = Arrays.copyOf(HEADER, HEADER.length + TRAILER + plain.length / 2 + 64);
        int length = HEADER.length;
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        while (!deflater.finished()) {
            if (member.length - length <= TRAILER) {
                member = Arrays.copyOf(member, 2 * member.length);
            }
            length += deflater.deflate(member, length, member.length - length - TRAILER);
        }
        CRC32 checksum = new CRC32();
        checksum.update(plain);
        ByteBuffer.wrap(member, length, TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt(plain.length);
        return Arrays.copyOf(member, length + TRAILER);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
