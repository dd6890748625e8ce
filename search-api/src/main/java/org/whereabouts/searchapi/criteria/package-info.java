/** What a caller may ask by: names, numbers, states, facilities, sources, statuses and birth dates, read strictly. */
@NullMarked
package org.whereabouts.searchapi.criteria;

import org.jspecify.annotations.NullMarked;
