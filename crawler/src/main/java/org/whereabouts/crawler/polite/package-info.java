/**
 * Asking one page the way a site may expect it: allowed by robots.txt, inside the source's window and budget, in a slot of the
 * host's own.
 */
@NullMarked
package org.whereabouts.crawler.polite;

import org.jspecify.annotations.NullMarked;
