/** Which jurisdictions are covered, how, and what that rests on: what users are told of the sources and of the sites left out. */
@NullMarked
package org.whereabouts.crawler.coverage;

import org.jspecify.annotations.NullMarked;
