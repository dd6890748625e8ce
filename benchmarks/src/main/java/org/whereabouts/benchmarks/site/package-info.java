/** The site that the crawlers ask: result lists of a made-up agency, served by a process of its own. */
@NullMarked
package org.whereabouts.benchmarks.site;

import org.jspecify.annotations.NullMarked;
