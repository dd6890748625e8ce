/** The only main: it assembles the modules and hands the command line to {@code org.whereabouts.app.command}. */
@NullMarked
package org.whereabouts.app;

import org.jspecify.annotations.NullMarked;
