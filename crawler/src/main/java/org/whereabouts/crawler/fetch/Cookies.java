package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookie jar of one search session (RFC 6265), bounded in number and size. A cookie goes back to the very host that set it and to no
 * other, whatever its Domain attribute wishes for: a session stays with one host. Not for concurrent use.
 *
 * <p>Values go back byte for byte. The JDK's jar and HttpClient's both take quotes off or put them on, which ends the sessions of
 * sites that compare; the JDK's also writes the whole URL into the log when it cannot read a cookie.
 */
public final class Cookies {

    /** RFC 6265, section 6.1, asks for at least as many for each host. */
    private static final int MOST = 50;

    private final List<SetCookie> jar = new ArrayList<>();

    /** The value to send in the {@code Cookie} header (RFC 6265, section 5.4); empty when there is none. */
    Optional<String> forRequest(URI url, Instant now) {
        jar.removeIf(cookie -> cookie.isExpired(now));
        if (jar.isEmpty()) {
            return Optional.empty();
        }
        String header = jar.stream()
                .filter(cookie -> cookie.isFor(url))
                .sorted(Comparator.comparingInt(
                        (SetCookie cookie) -> -cookie.path().length()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    /** Keeps what an answer sets; what cannot be read as a cookie is left out, as browsers do. */
    void keep(URI url, Map<String, List<String>> headers, Instant now) {
        for (String header : headers.getOrDefault("set-cookie", List.of())) {
            SetCookie.parse(header, url, now).ifPresent(cookie -> {
                jar.removeIf(cookie::replaces);
                if (!cookie.isExpired(now)) {
                    jar.add(cookie);
                }
            });
        }
        while (jar.size() > MOST) {
            jar.removeFirst();
        }
    }
}
