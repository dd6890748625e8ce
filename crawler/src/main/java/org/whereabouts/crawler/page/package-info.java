/** Reading pages of unknown quality: bounded, decoded by what they declare, and never mistaken for something they are not. */
@NullMarked
package org.whereabouts.crawler.page;

import org.jspecify.annotations.NullMarked;
