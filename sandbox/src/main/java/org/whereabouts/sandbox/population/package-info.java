/**
 * The synthetic people whom the sandbox's locator sites know: drawn by seed, admitted, moved and released day by day.
 * Nobody in it is real; everything is a pure function of (seed, size, day).
 */
@NullMarked
package org.whereabouts.sandbox.population;

import org.jspecify.annotations.NullMarked;
