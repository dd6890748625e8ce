package org.whereabouts.indexer.match;

import org.whereabouts.indexer.registry.HeldRecord;

/** Somebody who may be meant, and how well they fit. */
public record Candidate(HeldRecord person, Match match) {}
