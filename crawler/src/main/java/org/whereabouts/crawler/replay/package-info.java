/** Reading captured pages again, as the program reads them today, without asking any site. */
@NullMarked
package org.whereabouts.crawler.replay;

import org.jspecify.annotations.NullMarked;
