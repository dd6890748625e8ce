package org.whereabouts.searchapi.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.mail.RouteAnswer;

/**
 * What a decision needs to know beside the people who may be meant. The functions are look-ups without side effects.
 *
 * @param now the time of the decision
 * @param freshFor how old a source's word may be and still count as current; empty for a source that cannot be asked any more
 * @param withdrawn whether operators withdrew a source, so that what is held of it is history
 * @param facility the directory's facility that a record names, where it knows it
 * @param route where letters to a person go
 * @param live what sources said that were asked for this decision; none when none was
 * @param indexBehind whether records waited to become searchable when the candidates were searched for
 */
record Circumstances(
        Instant now,
        Function<SourceId, Optional<Duration>> freshFor,
        Predicate<SourceId> withdrawn,
        Function<CustodyRecord, Optional<Facility>> facility,
        Function<CustodyRecord, RouteAnswer> route,
        List<LiveAnswer> live,
        boolean indexBehind) {

    Circumstances {
        live = List.copyOf(live);
    }

    /** Whether the source still speaks. */
    boolean isAsked(SourceId source) {
        return freshFor.apply(source).isPresent();
    }
}
