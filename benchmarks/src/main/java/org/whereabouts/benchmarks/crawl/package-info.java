/** What it costs to crawl a page: our crawler and crawler4j on the same pages of the same site, in one run. */
@NullMarked
package org.whereabouts.benchmarks.crawl;

import org.jspecify.annotations.NullMarked;
