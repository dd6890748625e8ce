package org.whereabouts.crawler.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;

/**
 * What the index says of a page: enough to read it from its file.
 *
 * @param request what was asked, without its body
 * @param bodyDigest digest of the request's body, {@code sha256:<hex>}; null where none was sent
 * @param digest of the payload, {@code sha256:<hex>}
 * @param location of the answer's record
 * @param requestLength compressed bytes of the request's record behind it
 * @param payload where the payload lies when the answer's record is a revisit
 * @param reading how the page read when it was captured; null when nobody read it
 */
public record IndexedCapture(
        long id,
        SourceId source,
        PageRequest request,
        @Nullable String bodyDigest,
        @Nullable String contentType,
        Instant fetchedAt,
        String digest,
        Validators validators,
        WarcLocation location,
        long requestLength,
        @Nullable StoredPayload payload,
        @Nullable Reading reading) {

    /** As of when the page says what it says. */
    public Instant asOf(Source of) {
        return of.asOf(request, fetchedAt, validators.modifiedAt(fetchedAt));
    }

    /** Where the payload lies and when it was captured, whichever record holds it. */
    StoredPayload stored() {
        return payload == null ? new StoredPayload(location, fetchedAt) : payload;
    }
}
