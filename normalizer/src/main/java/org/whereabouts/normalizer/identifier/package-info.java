/** The numbers by which agencies know people. */
@NullMarked
package org.whereabouts.normalizer.identifier;

import org.jspecify.annotations.NullMarked;
