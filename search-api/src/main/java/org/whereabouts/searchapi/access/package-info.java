/** Who may ask what: the scopes of a key, the rules per path, and the headers that keep answers out of caches and search engines. */
@NullMarked
package org.whereabouts.searchapi.access;

import org.jspecify.annotations.NullMarked;
