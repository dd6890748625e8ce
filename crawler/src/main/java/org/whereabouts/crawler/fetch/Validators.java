package org.whereabouts.crawler.fetch;

import java.time.Instant;
import java.util.Optional;

/**
 * What a host said identifies one version of a page, sent back to ask for a newer one only (RFC 9110, section 13).
 *
 * @param etag the {@code ETag} header as received
 * @param lastModified the {@code Last-Modified} header as received
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {

    /** Nothing is known: the page is wanted whole. */
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    /** The validators that an answer carries. */
    public static Validators of(Answer answer) {
        return new Validators(answer.header("etag"), answer.header("last-modified"));
    }

    /**
     * When the page was changed last, where the header is a date.
     *
     * @param receivedAt when the answer was received
     */
    public Optional<Instant> modifiedAt(Instant receivedAt) {
        return lastModified.flatMap(date -> HttpDate.read(date, receivedAt));
    }

    public boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }
}
