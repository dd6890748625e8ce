package org.whereabouts.crawler.sweep;

import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;

/** What came of asking politely for one page. */
sealed interface Asked {

    /** The site answered, whatever the status. */
    record Answered(Answer answer) implements Asked {}

    /** There is no answer, because of us, the host or what lies between. */
    record Refused(BrokenOff why) implements Asked {}
}
