package org.whereabouts.indexer.registry;

import java.time.Instant;
import org.whereabouts.normalizer.custody.CustodyRecord;

/**
 * What the registry holds about one person.
 *
 * @param id the person
 * @param record the current fact; its provenance names the capture that brought this content
 * @param presence whether the source still lists the person
 * @param asOf when this was last known to be so: for a listed person the start of the source's last complete sweep or a
 *     later sighting, for everybody else the last sighting
 * @param firstSeen the first sighting ever
 * @param version grows with every change of the record or its presence, starting at 1
 */
public record HeldRecord(
        PersonId id, CustodyRecord record, Presence presence, Instant asOf, Instant firstSeen, long version) {}
