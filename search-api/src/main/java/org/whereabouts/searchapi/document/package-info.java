/** The API's own description (OpenAPI). */
@NullMarked
package org.whereabouts.searchapi.document;

import org.jspecify.annotations.NullMarked;
