/** Example pages: pages of a source with what reading them must give, for tests and for {@code source check}. */
@NullMarked
package org.whereabouts.crawler.example;

import org.jspecify.annotations.NullMarked;
