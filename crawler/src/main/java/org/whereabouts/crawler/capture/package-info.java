/** What sites answered, kept as received: WARC files and their index in PostgreSQL. */
@NullMarked
package org.whereabouts.crawler.capture;

import org.jspecify.annotations.NullMarked;
