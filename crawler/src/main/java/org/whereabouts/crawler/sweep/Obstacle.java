package org.whereabouts.crawler.sweep;

/** Why a search broke off, and whether trying again can help. */
public enum Obstacle {
    /** The host's next free slot comes too late to be of use. */
    NO_SLOT(true),
    /** No answer in time. */
    TIMEOUT(true),
    /** No connection, or one that broke. */
    UNREACHABLE(true),
    /** The host answered with an error status. */
    SERVER_ERROR(true),
    /** The site asks us to slow down. */
    RATE_LIMITED(true),
    /** The site is out of order for a while and says so. */
    MAINTENANCE(true),
    /** The host could not say what robots.txt allows. */
    ROBOTS_UNAVAILABLE(true),
    /** robots.txt forbids the request. */
    ROBOTS_DISALLOWED(false),
    /** The site does not want us. */
    BLOCKED(false),
    /** The site led to a host or an address that is not its own. */
    FORBIDDEN_ADDRESS(false),
    /** The page is larger than a page can be, or garbled. */
    UNREADABLE(false),
    /** The page is not what the source knows. */
    LAYOUT_CHANGED(false),
    /** The chain did not end within the bound of its requests. */
    ENDLESS(false);

    private final boolean passing;

    Obstacle(boolean passing) {
        this.passing = passing;
    }

    /** Whether it may be gone later. */
    public boolean isPassing() {
        return passing;
    }
}
