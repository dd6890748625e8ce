package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.crawler.source.PageBody;

/**
 * What a host answered, whatever its status.
 *
 * @param url what was asked
 * @param status HTTP status code
 * @param headers response headers as received, names in lower case
 * @param body the payload, decompressed
 * @param receivedAt when the whole answer had arrived
 */
public record Answer(URI url, int status, Map<String, List<String>> headers, PageBody body, Instant receivedAt) {

    /** The first value of a header, by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Where a redirect leads, as the host wrote it; empty for anything else. */
    public Optional<String> redirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> header("location");
            default -> Optional.empty();
        };
    }
}
