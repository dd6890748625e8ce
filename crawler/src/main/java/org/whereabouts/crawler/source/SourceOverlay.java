package org.whereabouts.crawler.source;

import java.net.URI;
import java.time.Duration;

/**
 * Where a source is found in the sandbox, and how fast it may be asked there. Exists only in the sandbox: a source with an
 * overlay never leaves loopback.
 */
public record SourceOverlay(URI baseUrl, Duration delay) {}
