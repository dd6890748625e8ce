package org.whereabouts.crawler.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;

/** Where the bytes of a payload lie that is too large for memory. */
public interface StoredBytes {

    long length();

    /**
     * A reader of its own, from the first byte, that an interrupt does not close. What it cannot read for a reason that is no
     * fault of the payload is a {@link LostException}.
     */
    SeekableByteChannel channel();

    /** The bytes cannot be read: our own disk fails, or they are given up already. Says nothing about the payload. */
    final class LostException extends UncheckedIOException {

        public LostException(String message, IOException cause) {
            super(message, cause);
        }
    }
}
