/** The HTTP API: search for people, resolve a recipient, and what every answer of it has in common. */
@NullMarked
package org.whereabouts.searchapi;

import org.jspecify.annotations.NullMarked;
