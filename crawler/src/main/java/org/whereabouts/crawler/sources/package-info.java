/** The sources themselves: one folder of resources each, and a class only where no family fits. */
@NullMarked
package org.whereabouts.crawler.sources;

import org.jspecify.annotations.NullMarked;
