package org.whereabouts.crawler.trial;

/** Why a trial ended. */
public enum TrialEnd {
    /** There is nothing more to ask: this is all that the sweep, or the look-up, asks. */
    ALL_ASKED,
    /** It asked as many requests as it was allowed; a sweep would go on. */
    LIMIT,
    /** The last answer was none that a sweep could go on with. */
    NOT_UNDERSTOOD,
    /** The source was withdrawn meanwhile. */
    WITHDRAWN
}
