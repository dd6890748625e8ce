package org.whereabouts.sandbox.site;

import java.time.Instant;

/**
 * One request as a site received it.
 *
 * @param at when it came, by the clock that the sites were started with
 * @param path without the query
 * @param status what it was answered with
 */
public record ReceivedRequest(Instant at, String method, String path, int status) {}
