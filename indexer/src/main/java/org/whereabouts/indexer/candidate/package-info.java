/**
 * Finding people: Elasticsearch proposes by keys, the registry says what is held, and the comparison of names decides the
 * order.
 */
@NullMarked
package org.whereabouts.indexer.candidate;

import org.jspecify.annotations.NullMarked;
