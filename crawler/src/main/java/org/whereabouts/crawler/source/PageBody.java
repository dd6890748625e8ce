package org.whereabouts.crawler.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The payload of a page: bytes, decompressed, never changed and never printed. */
public final class PageBody {

    private final byte[] bytes;

    private PageBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PageBody of(byte[] bytes) {
        return new PageBody(bytes.clone());
    }

    /** As {@link #of}, without a copy: the array is handed over, and whoever made it must not touch it again. */
    public static PageBody wrap(byte[] bytes) {
        return new PageBody(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    public String text(Charset charset) {
        return new String(bytes, charset);
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
