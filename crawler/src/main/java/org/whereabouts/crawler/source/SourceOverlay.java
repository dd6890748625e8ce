package org.whereabouts.crawler.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where a source is found in the sandbox, how fast it may be asked there, and who of its synthetic people stays for years.
 * Exists only in the sandbox: a source with an overlay never leaves loopback, and has neither window nor budget.
 */
public record SourceOverlay(URI baseUrl, Duration delay, List<String> canaries) {

    public SourceOverlay {
        canaries = List.copyOf(canaries);
    }

    public SourceOverlay(URI baseUrl, Duration delay) {
        this(baseUrl, delay, List.of());
    }
}
