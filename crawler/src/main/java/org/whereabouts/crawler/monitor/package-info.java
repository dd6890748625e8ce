/** What the crawler tells of its work while it works: counts and durations per source, never a person or a query. */
@NullMarked
package org.whereabouts.crawler.monitor;

import org.jspecify.annotations.NullMarked;
