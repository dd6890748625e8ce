package org.whereabouts.crawler.sweep;

import java.util.List;
import java.util.Map;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.source.PageOutcome.Lead;

/** Whom a search need not ask about, because their own page was read lately and the list names them as it did then. */
interface KnownDetails {

    /** Nobody is known: everybody is asked about, and nothing is kept. */
    KnownDetails NONE = new KnownDetails() {

        @Override
        public Map<Lead, Long> among(List<Lead> leads) {
            return Map.of();
        }

        @Override
        public void keep(List<Capture> details) {}
    };

    /** The captures to take over, for those of these people who are known. */
    Map<Lead, Long> among(List<Lead> leads);

    /** Keeps the pages about people that a search has read and that broke off: in its next go, these are known. */
    void keep(List<Capture> details);
}
