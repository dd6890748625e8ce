/** Names, identifiers, dates, statuses, facilities and mail routes: roster entries become custody records. */
@NullMarked
package org.whereabouts.normalizer;

import org.jspecify.annotations.NullMarked;
