/** The API as it runs: real PostgreSQL and Elasticsearch, real HTTP, the sandbox's sites, made-up people. */
@NullMarked
package org.whereabouts.searchapi.testing;

import org.jspecify.annotations.NullMarked;
