/** Room on the disk for what is too large for memory while it is in use. */
@NullMarked
package org.whereabouts.crawler.spool;

import org.jspecify.annotations.NullMarked;
