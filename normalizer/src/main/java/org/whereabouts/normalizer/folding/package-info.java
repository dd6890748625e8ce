/** One folding of text for everything that is compared: names, facility names, search words. */
@NullMarked
package org.whereabouts.normalizer.folding;

import org.jspecify.annotations.NullMarked;
