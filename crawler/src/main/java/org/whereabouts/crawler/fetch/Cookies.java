package org.whereabouts.crawler.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The cookie jar of one search session. */
public final class Cookies {

    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);

    /** The values to send in {@code Cookie} headers. */
    List<String> forRequest(URI url) {
        try {
            return jar.get(url, Map.of()).getOrDefault("Cookie", List.of());
        } catch (IOException e) {
            // The in-memory store does no I/O.
            throw new UncheckedIOException(e);
        }
    }

    void keep(URI url, Map<String, List<String>> responseHeaders) {
        try {
            jar.put(url, responseHeaders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
