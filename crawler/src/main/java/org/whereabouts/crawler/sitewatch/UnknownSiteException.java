package org.whereabouts.crawler.sitewatch;

import java.util.List;

/** Somebody asked for a site or a watch that does not exist. */
public final class UnknownSiteException extends RuntimeException {

    private static final int LONGEST_SHOWN = 40;

    UnknownSiteException(String id, List<String> known) {
        super("there is no site '" + (id.length() > LONGEST_SHOWN ? id.substring(0, LONGEST_SHOWN) + "..." : id)
                + "'; there are: " + String.join(", ", known));
    }
}
