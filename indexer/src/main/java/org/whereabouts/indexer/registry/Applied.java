package org.whereabouts.indexer.registry;

/**
 * What applying a run did. {@code inserted + updated + unchanged} is the number of people that the run listed.
 *
 * @param inserted people never seen before
 * @param updated people whose record changed
 * @param unchanged people found as they are held, or held with a later sighting than the run's
 * @param moved of those updated, people now in another facility
 * @param missing people marked missing by this run
 * @param back people who were missing and are listed again
 */
public record Applied(int inserted, int updated, int unchanged, int moved, int missing, int back) {}
