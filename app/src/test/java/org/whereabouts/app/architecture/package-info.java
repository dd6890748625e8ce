/** The house's rules, held by tests. */
@NullMarked
package org.whereabouts.app.architecture;

import org.jspecify.annotations.NullMarked;
