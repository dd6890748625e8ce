/**
 * The custody registry: what is held about each person in PostgreSQL, how a run's findings are staged and applied, and how
 * old each fact is. The only truth of this module; the index is derived from it.
 */
@NullMarked
package org.whereabouts.indexer.registry;

import org.jspecify.annotations.NullMarked;
