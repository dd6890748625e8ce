/** Names of people: reading them, the keys they are found by, and how far two of them agree. */
@NullMarked
package org.whereabouts.normalizer.name;

import org.jspecify.annotations.NullMarked;
