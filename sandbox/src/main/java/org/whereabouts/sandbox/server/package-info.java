/**
 * A real Elasticsearch and a real PostgreSQL as child processes on free loopback ports, for the local stack and for tests.
 * Binaries are unpacked once under the user's cache; a server ends with the JVM that started it, also when that is killed.
 */
@NullMarked
package org.whereabouts.sandbox.server;

import org.jspecify.annotations.NullMarked;
