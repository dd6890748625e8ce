package org.whereabouts.crawler.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * A page that lies in a WARC file and is about to be indexed.
 *
 * @param digest payload digest, {@code sha256:<hex>}
 * @param validators what the site says identifies this version of the page
 * @param location of the answer's record: a response, or a revisit
 * @param requestLength compressed bytes of the request's record, which lies directly behind the answer's
 * @param payload where the payload lies, when the answer's record is a revisit; null when the record holds it
 * @param lead digest of what a list said of the person whom the page is about; null for other pages
 * @param reading how the page read; null when nobody read it
 */
public record Capture(
        PageRequest request,
        int status,
        @Nullable String contentType,
        Instant fetchedAt,
        String digest,
        Validators validators,
        WarcLocation location,
        long requestLength,
        @Nullable StoredPayload payload,
        @Nullable String lead,
        @Nullable Reading reading) {

    /** The same capture, with how it read when it arrived. */
    public Capture readAs(PageOutcome outcome) {
        return with(lead, Reading.of(outcome));
    }

    /** The same capture, of the page about somebody whom a list named so. */
    public Capture about(RosterEntry row) {
        return with(LeadDigest.of(row), reading);
    }

    private Capture with(@Nullable String lead, @Nullable Reading reading) {
        return new Capture(
                request,
                status,
                contentType,
                fetchedAt,
                digest,
                validators,
                location,
                requestLength,
                payload,
                lead,
                reading);
    }

    /** Whether it is a page about somebody of a list, and read as one about one person. */
    public boolean isAboutOnePerson() {
        return lead != null && new Reading(PageOutcome.Roster.class.getSimpleName(), 1).equals(reading);
    }

    /** Where the payload lies and when it was captured, whichever record holds it. */
    StoredPayload stored() {
        return payload == null ? new StoredPayload(location, fetchedAt) : payload;
    }
}
