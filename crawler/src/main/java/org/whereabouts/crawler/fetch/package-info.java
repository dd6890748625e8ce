/** Sending one request to a site, bounded in hosts, addresses, size and time, and telling honestly what came of it. */
@NullMarked
package org.whereabouts.crawler.fetch;

import org.jspecify.annotations.NullMarked;
