/**
 * What the operator sees: tables that fit the terminal, lines that are redrawn, and the one kind of error that is shown as a
 * sentence with an exit code.
 */
@NullMarked
package org.whereabouts.app.terminal;

import org.jspecify.annotations.NullMarked;
