package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.util.Optional;

/** Reads the addresses that pages and redirects give us, none of which can be trusted to be one. */
public final class WebAddress {

    private WebAddress() {}

    /** The http or https address that the reference means on a page of {@code base}; empty when it means none. */
    public static Optional<URI> resolve(URI base, String reference) {
        try {
            return Optional.of(base.resolve(reference.strip())).filter(WebAddress::isWeb);
        } catch (IllegalArgumentException e) {
            // Not a URI at all: a blank or a stray character in an href, for example.
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null;
    }

    /** Whether both lead to the same server the same way: scheme, host and port. */
    public static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equals(other.getScheme())
                && String.valueOf(one.getRawAuthority()).equalsIgnoreCase(other.getRawAuthority());
    }
}
