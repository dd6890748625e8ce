package org.whereabouts.indexer.index;

import java.util.List;
import org.whereabouts.indexer.registry.PersonId;

/**
 * What one pass over the pending records did.
 *
 * @param indexed documents written
 * @param alreadyThere documents that the index had in this version or a newer one
 * @param refused documents that Elasticsearch did not take; their records stay pending
 */
public record Projected(int indexed, int alreadyThere, List<Refusal> refused) {

    public Projected {
        refused = List.copyOf(refused);
    }

    /**
     * A document not taken.
     *
     * @param person whose it was
     * @param status HTTP status of the item, for example 429 when the server is overloaded
     * @param type Elasticsearch's name for the error; its wording is left out, because it quotes values
     */
    public record Refusal(PersonId person, int status, String type) {}

    /** How many records are shown now that were pending before. */
    public int shown() {
        return indexed + alreadyThere;
    }
}
