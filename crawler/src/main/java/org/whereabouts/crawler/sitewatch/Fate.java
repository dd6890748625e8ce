package org.whereabouts.crawler.sitewatch;

/** What became of one page in one watch. */
public enum Fate {
    /** It was read, or is unchanged since it was. */
    READ,
    /** The site says that it is not there (404 or 410). */
    GONE,
    /** It leads to another page of the site. */
    MOVED,
    /** It cannot be part of a watch: robots.txt forbids it, it leads off the site, or it is too large. */
    CLOSED,
    /** It could not be had, which says nothing about whether it is there. */
    FAILED
}
