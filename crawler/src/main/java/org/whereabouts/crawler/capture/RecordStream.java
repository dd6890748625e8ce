package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of one record as they are needed, from a file that others read as well. Ends where the record does. */
final class RecordStream extends InputStream {

    private final FileChannel file;
    private final long end;
    private long position;

    RecordStream(FileChannel file, long offset, long length) {
        this.file = file;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position >= end) {
            return -1;
        }
        int wanted = (int) Math.min(length, end - position);
        int got = file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
        if (got > 0) {
            position += got;
        }
        return got;
    }
}
