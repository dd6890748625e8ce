package org.whereabouts.crawler.capture;

import java.net.URI;
import java.time.Instant;

/**
 * The head of a response record that a revisit refers to.
 *
 * @param target its {@code WARC-Target-URI}
 */
record EarlierRecord(URI id, String target, Instant date) {}
