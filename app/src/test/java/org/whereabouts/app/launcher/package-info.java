/** The launcher script, with a pretended JDK and a pretended Maven. */
@NullMarked
package org.whereabouts.app.launcher;

import org.jspecify.annotations.NullMarked;
