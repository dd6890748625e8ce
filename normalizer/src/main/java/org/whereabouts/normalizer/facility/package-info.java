/** The facility directory: where people can be held, and which facility a source's words mean. */
@NullMarked
package org.whereabouts.normalizer.facility;

import org.jspecify.annotations.NullMarked;
