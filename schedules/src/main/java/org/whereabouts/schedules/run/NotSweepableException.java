package org.whereabouts.schedules.run;

import org.whereabouts.crawler.source.SourceProfile;

/** A source cannot be swept; the message says why. */
public final class NotSweepableException extends RuntimeException {

    public NotSweepableException(SourceProfile source) {
        super(
                source.enabled()
                        ? source.id() + " offers no list; its people are looked up one by one (person resolve)"
                        : source.id() + " is not enabled: its terms have not been reviewed (terms: in its source.yml)");
    }
}
