/** How keys are asked for and refused. */
@NullMarked
package org.whereabouts.app.security;

import org.jspecify.annotations.NullMarked;
