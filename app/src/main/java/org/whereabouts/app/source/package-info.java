/** Work on sources in a checkout: reading their files, checking them, beginning a new one. */
@NullMarked
package org.whereabouts.app.source;

import org.jspecify.annotations.NullMarked;
