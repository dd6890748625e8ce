package org.whereabouts.crawler.polite;

/** Why there is no page, or none that can be used, and what to do about it. */
public enum Obstacle {
    /** The host's next free slot comes too late to be of use. */
    NO_SLOT(Handling.WAIT),
    /** The source may not be asked at this time of its day. */
    OUTSIDE_WINDOW(Handling.WAIT),
    /** The day's requests, the source's or all sources', are spent. */
    BUDGET_SPENT(Handling.WAIT),
    /** The host has failed so often that it is left alone for a while. */
    CIRCUIT_OPEN(Handling.WAIT),
    /** The asker's own time was over before the answer was whole. */
    OUT_OF_TIME(Handling.WAIT),
    /** No answer within the time that every host is given. */
    TIMEOUT(Handling.RETRY),
    /** No address, no connection, or one that broke. */
    UNREACHABLE(Handling.RETRY),
    /** No connection that can be trusted: the certificate is wrong or its chain incomplete. */
    UNTRUSTED(Handling.GIVE_UP),
    /** The host answered with an error status. */
    SERVER_ERROR(Handling.RETRY),
    /** The site asks us to slow down. */
    RATE_LIMITED(Handling.RETRY),
    /** The site is out of order for a while and says so. */
    MAINTENANCE(Handling.RETRY),
    /** The host could not say what robots.txt allows. */
    ROBOTS_UNAVAILABLE(Handling.RETRY),
    /** The answer is garbled: broken compression or headers. */
    GARBLED(Handling.RETRY),
    /** The pages of a list do not fit together, or what it leads to is gone: it changed while it was read. */
    LIST_MOVED(Handling.RETRY),
    /** robots.txt forbids the request. */
    ROBOTS_DISALLOWED(Handling.GIVE_UP),
    /** robots.txt wishes for a gap so long that no sweep would end. */
    CRAWL_DELAY_TOO_LONG(Handling.GIVE_UP),
    /** The site does not want us. */
    BLOCKED(Handling.GIVE_UP),
    /** The site asks for a proof that we are human, which we are not. */
    CAPTCHA(Handling.GIVE_UP),
    /** The site asks who we are. */
    LOGIN_WALL(Handling.GIVE_UP),
    /** The site led to a host or an address that is not its own. */
    FORBIDDEN_ADDRESS(Handling.GIVE_UP),
    /** The page is larger than a page can be. */
    TOO_LARGE(Handling.GIVE_UP),
    /** The page is not what the source knows. */
    LAYOUT_CHANGED(Handling.GIVE_UP),
    /** The chain did not end within the bound of its requests. */
    ENDLESS(Handling.GIVE_UP);

    private final Handling handling;

    Obstacle(Handling handling) {
        this.handling = handling;
    }

    public Handling handling() {
        return handling;
    }

    /** What can be done. */
    public enum Handling {
        /** Our own restraint: the search waits and loses no attempt. */
        WAIT,
        /** It may be gone later: back off, try again a few times. */
        RETRY,
        /** Asking again cannot help. */
        GIVE_UP
    }
}
