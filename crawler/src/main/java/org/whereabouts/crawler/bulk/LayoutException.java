package org.whereabouts.crawler.bulk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.StoredBytes;

/** A file is not what its profile describes. Says structure only, never what is in a row. */
final class LayoutException extends IOException {

    private final LayoutChanged change;

    LayoutException(String expected, String found) {
        this(expected, found, null);
    }

    private LayoutException(String expected, String found, @Nullable Throwable cause) {
        super("expected " + expected + ", found " + found, cause);
        this.change = new LayoutChanged(expected, found);
    }

    /**
     * What a failure of reading means for the file.
     *
     * @param expected what was read, for example {@code a whole ZIP file}
     * @param where how far it was read, for example {@code row 17}
     * @throws StoredBytes.LostException when it means nothing for the file, since our own disk failed
     */
    static LayoutException of(String expected, String where, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LayoutException known) {
                return known;
            }
            if (cause instanceof StoredBytes.LostException lost) {
                throw lost;
            }
            if (cause instanceof CharacterCodingException) {
                return new LayoutException(
                        "text in the charset of the file", "bytes that are not, near " + where, failure);
            }
        }
        return new LayoutException(
                expected, "one that fails with " + failure.getClass().getSimpleName() + " at " + where, failure);
    }

    LayoutChanged change() {
        return change;
    }
}
