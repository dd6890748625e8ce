package org.whereabouts.schedules.operate;

import org.whereabouts.crawler.source.SourceId;

/** A source was withdrawn: nobody asks it until its profile is sent again. */
final class WithdrawnSourceException extends RuntimeException {

    WithdrawnSourceException(SourceId id) {
        super(id + " was withdrawn; send its profile again to bring it back (run start --profile FILE)");
    }
}
