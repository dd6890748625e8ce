/** How well names and facilities are recognized, on labelled data that does not ship with the product. */
@NullMarked
package org.whereabouts.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
