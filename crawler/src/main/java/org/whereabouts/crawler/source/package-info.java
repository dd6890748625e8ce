/**
 * What a source is: its profile, the searches that enumerate it, and the pure reading of its pages. Nothing here does I/O.
 */
@NullMarked
package org.whereabouts.crawler.source;

import org.jspecify.annotations.NullMarked;
