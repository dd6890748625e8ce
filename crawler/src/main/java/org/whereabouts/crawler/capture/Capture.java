package org.whereabouts.crawler.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageRequest;

/**
 * A page that lies in a WARC file and is about to be indexed.
 *
 * @param digest payload digest, {@code sha256:<hex>}
 */
public record Capture(
        PageRequest request,
        int status,
        @Nullable String contentType,
        Instant fetchedAt,
        String digest,
        WarcLocation location) {}
