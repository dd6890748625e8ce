/** The Spring application: every module's configuration put together, on the servers that the settings name. */
@NullMarked
package org.whereabouts.app.server;

import org.jspecify.annotations.NullMarked;
