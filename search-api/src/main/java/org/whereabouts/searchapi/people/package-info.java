/** Search for people, and what is shown of a person to whom. */
@NullMarked
package org.whereabouts.searchapi.people;

import org.jspecify.annotations.NullMarked;
