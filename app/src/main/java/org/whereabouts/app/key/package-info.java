/**
 * Keys of the HTTP API: made, listed, revoked, recognised. A key is shown once; only its hash is stored, in the PostgreSQL
 * schema {@code app}.
 */
@NullMarked
package org.whereabouts.app.key;

import org.jspecify.annotations.NullMarked;
