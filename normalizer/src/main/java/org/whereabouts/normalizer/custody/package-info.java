/** Custody records: what a roster entry says, in canonical form. */
@NullMarked
package org.whereabouts.normalizer.custody;

import org.jspecify.annotations.NullMarked;
