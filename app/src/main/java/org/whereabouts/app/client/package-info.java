/** The command line's side of the HTTP API: where it is, with which key, and what its refusals mean. */
@NullMarked
package org.whereabouts.app.client;

import org.jspecify.annotations.NullMarked;
