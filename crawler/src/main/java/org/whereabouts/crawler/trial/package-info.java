/** Trying a source out: a few real requests, as polite as any, and nothing kept of them. */
@NullMarked
package org.whereabouts.crawler.trial;

import org.jspecify.annotations.NullMarked;
