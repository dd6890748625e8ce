/**
 * The projection of the custody registry into Elasticsearch: one small document for each person, holding keys to find them
 * by and nothing to show. Everything here can be made again from the registry.
 */
@NullMarked
package org.whereabouts.indexer.index;

import org.jspecify.annotations.NullMarked;
