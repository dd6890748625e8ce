/** Asking inmate locators politely, keeping what they answered, and reading it. */
@NullMarked
package org.whereabouts.crawler;

import org.jspecify.annotations.NullMarked;
