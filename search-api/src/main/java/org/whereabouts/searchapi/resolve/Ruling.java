package org.whereabouts.searchapi.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.normalizer.mail.RouteAnswer;

/**
 * A decision and what it rests on.
 *
 * @param decision what to do
 * @param reasons why, at least one
 * @param subject who is probably meant; null when nobody fits
 * @param runnerUp who else may be meant; null when nobody
 * @param mailTo the address; null unless a route gives one and nothing but the age of the record is open
 */
record Ruling(
        Decision decision,
        List<Reason> reasons,
        @Nullable Candidate subject,
        @Nullable Candidate runnerUp,
        RouteAnswer.@Nullable Routed mailTo) {

    Ruling {
        reasons = List.copyOf(reasons);
    }

    boolean has(ReasonCode code) {
        return reasons.stream().anyMatch(reason -> reason.code() == code);
    }
}
