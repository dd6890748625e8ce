/** Where a letter to somebody in custody has to go: dated routes, each with its source. */
@NullMarked
package org.whereabouts.normalizer.mail;

import org.jspecify.annotations.NullMarked;
