package org.whereabouts.indexer.candidate;

import java.util.List;
import org.whereabouts.indexer.registry.HeldRecord;

/**
 * Somebody found.
 *
 * @param person what is held of them now
 * @param score how well their name fits the one asked for, 0..1; 1 when no name was asked for
 * @param matchedOn in words, for example {@code number}, {@code alias}, {@code given: nickname}
 */
public record PersonHit(HeldRecord person, double score, List<String> matchedOn) {

    public PersonHit {
        matchedOn = List.copyOf(matchedOn);
    }
}
