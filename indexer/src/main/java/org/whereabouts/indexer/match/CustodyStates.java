package org.whereabouts.indexer.match;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;

/**
 * In which states a record places its person: the state whose agency holds them, and the state their facility stands in.
 * These differ where a state houses people elsewhere, and a searcher may mean either. A federal agency has no state, so a
 * federal prisoner is where the facility is, or nowhere known.
 */
public final class CustodyStates {

    private final Function<SourceId, Optional<String>> agencies;
    private final FacilityDirectory facilities;

    /**
     * Knows states by agency and facility.
     *
     * @param agencies two-letter code of a source that belongs to a state; asked each time, since sources may be added
     */
    public CustodyStates(Function<SourceId, Optional<String>> agencies, FacilityDirectory facilities) {
        this.agencies = agencies;
        this.facilities = facilities;
    }

    /**
     * Knows states by agency and facility.
     *
     * @param agencies two-letter code of each source that belongs to a state; federal sources are left out
     */
    public CustodyStates(Map<SourceId, String> agencies, FacilityDirectory facilities) {
        this(id -> Optional.ofNullable(agencies.get(id)), facilities);
    }

    /** Two-letter codes, the agency's first; empty when nothing tells. */
    public Set<String> of(CustodyRecord record) {
        Set<String> states = new LinkedHashSet<>();
        agencies.apply(record.source()).ifPresent(states::add);
        if (record.facility() != null && record.facility().facilityId() != null) {
            facilities.find(record.facility().facilityId()).map(Facility::state).ifPresent(states::add);
        }
        return states;
    }
}
