package org.whereabouts.indexer.registry;

import java.util.Map;
import org.whereabouts.crawler.source.EntryField;

/**
 * What a run brought, compared with what is held of the same source. Applying the run would do what these numbers say.
 *
 * @param people numbers staged, each counted once
 * @param sightings rows staged: more than {@code people} where somebody was seen on several pages
 * @param conflicting numbers staged with more than one content; of these sightings one that says held comes before others, then the
 *     latest counts
 * @param held people held and not missing before the run
 * @param added people staged who are not held at all
 * @param changed people staged whose record differs from the one held
 * @param moved of those changed, people in another facility
 * @param missing people held, neither missing nor released or deceased, whom the run did not list
 * @param fill share of the people staged that carry a field, 0..1; without an entry for fields that records do not keep.
 *     {@code BIRTH_DATE} counts dates and years, {@code AGE} whatever gives an age, {@code STATUS} every status but unknown
 */
public record StagingMeasures(
        int people,
        int sightings,
        int conflicting,
        int held,
        int added,
        int changed,
        int moved,
        int missing,
        Map<EntryField, Double> fill) {

    public StagingMeasures {
        fill = Map.copyOf(fill);
    }
}
