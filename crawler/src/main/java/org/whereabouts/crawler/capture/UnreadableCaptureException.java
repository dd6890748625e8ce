package org.whereabouts.crawler.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A page that the index names cannot be read. The message names the file and the place, never the page. */
public final class UnreadableCaptureException extends IOException {

    private final Damage damage;

    UnreadableCaptureException(Damage damage, WarcLocation location, @Nullable Throwable cause) {
        super(damage.words + ": " + location.file() + " at " + location.offset(), cause);
        this.damage = damage;
    }

    public Damage damage() {
        return damage;
    }

    /** What is wrong with it. */
    public enum Damage {
        /** The file is not there. */
        FILE_MISSING("the file is not there"),
        /** The file ends before the record does, or what stands there is no such record. */
        RECORD_TORN("no whole record"),
        /** The record is whole, and holds something else than was captured. */
        DIGEST_MISMATCH("not what was captured");

        private final String words;

        Damage(String words) {
            this.words = words;
        }
    }
}
