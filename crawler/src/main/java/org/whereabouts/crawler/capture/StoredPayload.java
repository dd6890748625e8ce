package org.whereabouts.crawler.capture;

import java.time.Instant;

/**
 * A payload that was stored earlier and has been answered again.
 *
 * @param location of the response record that holds it
 * @param capturedAt when it was captured
 */
public record StoredPayload(WarcLocation location, Instant capturedAt) {}
