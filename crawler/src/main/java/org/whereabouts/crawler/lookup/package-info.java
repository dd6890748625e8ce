/** Asking a source about one person, now. */
@NullMarked
package org.whereabouts.crawler.lookup;

import org.jspecify.annotations.NullMarked;
