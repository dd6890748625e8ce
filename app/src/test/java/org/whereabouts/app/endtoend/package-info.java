/** The whole system, asked over HTTP, on real servers. */
@NullMarked
package org.whereabouts.app.endtoend;

import org.jspecify.annotations.NullMarked;
