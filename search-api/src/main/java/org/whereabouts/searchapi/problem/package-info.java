/**
 * What goes wrong, said so that the caller can put it right: RFC 9457 problem details that name the field and the fix, without
 * internals and without personal data in the log.
 */
@NullMarked
package org.whereabouts.searchapi.problem;

import org.jspecify.annotations.NullMarked;
