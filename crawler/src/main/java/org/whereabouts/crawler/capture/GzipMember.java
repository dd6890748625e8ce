package org.whereabouts.crawler.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;

/**
 * A record as a gzip member of its own (WARC 1.1, annex D). The WARC library compresses at level 9, which costs four times as
 * much as this level on locator pages and saves a tenth of the space.
 */
final class GzipMember extends GZIPOutputStream {

    private static final int LEVEL = 4;
    private static final int BUFFER = 8 * 1024;

    private GzipMember(ByteArrayOutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(LEVEL);
    }

    static byte[] of(WarcRecord record) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(BUFFER);
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(plain), WarcCompression.NONE)) {
            writer.write(record);
        }
        ByteArrayOutputStream member = new ByteArrayOutputStream(BUFFER);
        try (GzipMember gzip = new GzipMember(member)) {
            plain.writeTo(gzip);
        }
        return member.toByteArray();
    }
}
