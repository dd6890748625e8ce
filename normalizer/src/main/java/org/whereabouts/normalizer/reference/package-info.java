/** Reading the reference data that ships with the module. */
@NullMarked
package org.whereabouts.normalizer.reference;

import org.jspecify.annotations.NullMarked;
