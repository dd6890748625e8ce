/** What the tests of this module share: synthetic people, and a registry and an index on real servers. */
@NullMarked
package org.whereabouts.indexer.testing;

import org.jspecify.annotations.NullMarked;
