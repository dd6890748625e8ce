/**
 * The local stack behind {@code up}: real servers, synthetic sites and the application in one process, what it leaves on disk,
 * and how another process finds and ends it.
 */
@NullMarked
package org.whereabouts.app.local;

import org.jspecify.annotations.NullMarked;
