/** Who may ask the HTTP API: bearer keys become authentications, and every path has its rule. */
@NullMarked
package org.whereabouts.app.security;

import org.jspecify.annotations.NullMarked;
