/**
 * Resolving a recipient: is this the person, are they held there now, and which address reaches them. The decision is a pure
 * function of what was asked and what is known.
 */
@NullMarked
package org.whereabouts.searchapi.resolve;

import org.jspecify.annotations.NullMarked;
