package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.apache.hc.client5.http.impl.cookie.LaxExpiresHandler;

/**
 * A cookie as a host set it (RFC 6265, section 5.2).
 *
 * @param host the host that set it, in lower case
 * @param path under which it is sent
 * @param secure whether it is sent over TLS alone
 * @param expires when it ends; {@link Instant#MAX} for the end of the session
 */
record SetCookie(String name, String value, String host, String path, boolean secure, Instant expires) {

    /** RFC 6265, section 6.1, asks for at least so much of name, value and attributes together. */
    private static final int LONGEST = 4096;

    static Optional<SetCookie> parse(String header, URI url, Instant now) {
        if (header.length() > LONGEST || header.chars().anyMatch(c -> (c < ' ' && c != '\t') || c > '~')) {
            return Optional.empty();
        }
        String[] parts = header.split(";");
        int equals = parts.length == 0 ? -1 : parts[0].indexOf('=');
        if (equals < 0 || parts[0].substring(0, equals).isBlank()) {
            return Optional.empty();
        }
        Map<String, String> attributes = attributes(parts);
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (!isOwn(attributes.getOrDefault("domain", ""), host)) {
            return Optional.empty();
        }
        String path = attributes.getOrDefault("path", "");
        return Optional.of(new SetCookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                host,
                path.startsWith("/") ? path : defaultPath(pathOf(url)),
                attributes.containsKey("secure"),
                expires(attributes, now)));
    }

    /** The last of each attribute counts. */
    private static Map<String, String> attributes(String[] parts) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].split("=", 2);
            attributes.put(
                    attribute[0].strip().toLowerCase(Locale.ROOT), attribute.length == 2 ? attribute[1].strip() : "");
        }
        return attributes;
    }

    /** Section 5.3, step 6: a cookie for a domain that the host does not belong to is ignored. */
    private static boolean isOwn(String domain, String host) {
        String own = (domain.startsWith(".") ? domain.substring(1) : domain).toLowerCase(Locale.ROOT);
        return own.isEmpty() || host.equals(own) || host.endsWith("." + own);
    }

    /** Section 5.3, step 3: Max-Age goes before Expires; what cannot be read counts as absent. */
    private static Instant expires(Map<String, String> attributes, Instant now) {
        String maxAge = attributes.getOrDefault("max-age", "");
        if (maxAge.matches("-\\d+|0+")) {
            return Instant.MIN;
        }
        if (maxAge.matches("\\d{1,9}")) {
            return now.plusSeconds(Long.parseLong(maxAge));
        }
        BasicClientCookie holder = new BasicClientCookie("expires", "");
        try {
            LaxExpiresHandler.INSTANCE.parse(holder, attributes.getOrDefault("expires", ""));
        } catch (MalformedCookieException e) {
            return Instant.MAX;
        }
        Instant expires = holder.getExpiryInstant();
        return expires == null ? Instant.MAX : expires;
    }

    boolean isExpired(Instant now) {
        return !expires.isAfter(now);
    }

    boolean replaces(SetCookie other) {
        return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
    }

    /** Whether the cookie goes with a request to the URL. */
    boolean isFor(URI url) {
        return host.equalsIgnoreCase(url.getHost())
                && (!secure || "https".equalsIgnoreCase(url.getScheme()))
                && isUnder(pathOf(url));
    }

    /** Section 5.1.4. */
    private boolean isUnder(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length()
                        || path.endsWith("/")
                        || requested.charAt(path.length()) == '/');
    }

    private static String defaultPath(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Never the value, which opens somebody's session. */
    @Override
    public String toString() {
        return "cookie " + name + " of " + host;
    }
}
