package org.whereabouts.crawler.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a page: bytes, decompressed, never changed and never printed. That of a page is in memory; that of a file may
 * lie elsewhere, and is good for as long as whoever gave it says.
 */
public final class PageBody {

    /** The most that {@link #bytes()} and {@link #text} give of what is not in memory anyway. */
    public static final int LARGEST_IN_MEMORY = 16 * 1024 * 1024;

    private final byte @Nullable [] bytes;
    private final @Nullable StoredBytes stored;

    private PageBody(byte @Nullable [] bytes, @Nullable StoredBytes stored) {
        this.bytes = bytes;
        this.stored = stored;
    }

    public static PageBody of(byte[] bytes) {
        return wrap(bytes.clone());
    }

    /** As {@link #of}, without a copy: the array is handed over, and whoever made it must not touch it again. */
    public static PageBody wrap(byte[] bytes) {
        return new PageBody(bytes, null);
    }

    /** One that lies elsewhere. */
    public static PageBody stored(StoredBytes stored) {
        return new PageBody(null, stored);
    }

    /**
     * All of it.
     *
     * @throws IllegalStateException when it is not in memory and too large for that, see {@link #stream()}
     */
    public byte[] bytes() {
        return bytes == null ? readAll() : bytes.clone();
    }

    private byte[] readAll() {
        if (length() > LARGEST_IN_MEMORY) {
            throw new IllegalStateException(this + " are read as a stream");
        }
        try (InputStream in = stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new StoredBytes.LostException("a payload cannot be read", e);
        }
    }

    public InputStream stream() {
        return bytes == null ? Channels.newInputStream(channel()) : new ByteArrayInputStream(bytes);
    }

    /** To read it in any order; from the first byte, for one reader. */
    public SeekableByteChannel channel() {
        return stored == null ? new SeekableInMemoryByteChannel(inMemory()) : stored.channel();
    }

    /** Text in that charset; bounded like {@link #bytes()}. */
    public String text(Charset charset) {
        return new String(inMemory(), charset);
    }

    private byte[] inMemory() {
        return bytes == null ? readAll() : bytes;
    }

    public long length() {
        return stored == null ? inMemory().length : stored.length();
    }

    @Override
    public String toString() {
        return length() + " bytes";
    }
}
