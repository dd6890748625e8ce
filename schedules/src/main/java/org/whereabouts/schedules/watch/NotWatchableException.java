package org.whereabouts.schedules.watch;

import org.whereabouts.crawler.sitewatch.AgencySite;

/** The site may not be watched yet. */
public final class NotWatchableException extends RuntimeException {

    NotWatchableException(AgencySite site) {
        super(site.id()
                + " is not enabled: its site.yml must say enabled: true, with the terms that somebody reviewed");
    }
}
