package org.whereabouts.crawler.spool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.whereabouts.crawler.source.StoredBytes;

/** A file without a name: written once, from its beginning, then read. An interrupt neither closes it nor breaks it off. */
public final class SpoolFile implements StoredBytes {

    private static final int BUFFER = 64 * 1024;

    private final RandomAccessFile file;
    private long length;

    SpoolFile(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Where it is filled. To be flushed, or closed, before it is read; closing it leaves the file as it is. */
    public OutputStream output() {
        return new BufferedOutputStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int count) throws IOException {
                        file.seek(length);
                        file.write(bytes, offset, count);
                        length += count;
                    }
                },
                BUFFER);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public SeekableByteChannel channel() {
        return new Reader();
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a spool file cannot be closed", e);
        }
    }

    private final class Reader implements SeekableByteChannel {

        private byte[] buffer = new byte[8 * 1024];
        private long position;
        private boolean open = true;

        @Override
        public int read(ByteBuffer into) {
            if (position >= length) {
                return -1;
            }
            int wanted = (int) Math.min(Math.min(into.remaining(), BUFFER), length - position);
            if (wanted > buffer.length) {
                buffer = new byte[BUFFER];
            }
            try {
                file.seek(position);
                file.readFully(buffer, 0, wanted);
            } catch (IOException e) {
                throw new LostException("what was spooled cannot be read any more", e);
            }
            into.put(buffer, 0, wanted);
            position += wanted;
            return wanted;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long to) {
            position = to;
            return this;
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
