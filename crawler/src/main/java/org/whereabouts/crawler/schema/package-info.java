/** The PostgreSQL schema that each module owns. */
@NullMarked
package org.whereabouts.crawler.schema;

import org.jspecify.annotations.NullMarked;
