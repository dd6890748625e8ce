/**
 * Watching agencies' web sites for changes: crawler4j follows the links, and everything that touches a host, the queue or a
 * store is ours.
 */
@NullMarked
package org.whereabouts.crawler.sitewatch;

import org.jspecify.annotations.NullMarked;
