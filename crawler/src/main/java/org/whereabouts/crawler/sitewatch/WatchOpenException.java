package org.whereabouts.crawler.sitewatch;

import org.whereabouts.crawler.source.SourceId;

/** The site has a watch that has not ended. */
public final class WatchOpenException extends RuntimeException {

    WatchOpenException(SourceId site) {
        super("a watch of " + site + " has not ended yet: a site is watched once at a time");
    }
}
