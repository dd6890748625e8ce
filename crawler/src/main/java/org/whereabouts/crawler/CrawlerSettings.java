package org.whereabouts.crawler;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.capture.RetentionRule;
import org.whereabouts.crawler.fetch.AddressRule;

/**
 * What an operator decides about asking.
 *
 * @param captures the directory of the WARC files
 * @param contact a mail address or URL that a site's owner can turn to; part of every request's User-Agent
 * @param addresses which addresses may be asked: public ones, or in the sandbox loopback only
 * @param retention how long captures are kept
 * @param dailyRequests most requests of all sources together in a day of UTC; null for no common bound
 * @param files the directory below which {@code file:} URLs of profiles are read; null for none
 */
public record CrawlerSettings(
        Path captures,
        String contact,
        AddressRule addresses,
        RetentionRule retention,
        @Nullable Integer dailyRequests,
        @Nullable Path files) {

    /** Captures are kept as long as usual, the day's requests have no common bound, and no local files are read. */
    public CrawlerSettings(Path captures, String contact, AddressRule addresses) {
        this(captures, contact, addresses, RetentionRule.DEFAULT, null, null);
    }

    public CrawlerSettings {
        if (dailyRequests != null && dailyRequests < 1) {
            throw new IllegalArgumentException("whereabouts.daily-requests is " + dailyRequests
                    + ", which would allow none; leave it out for no bound");
        }
        if (contact.isBlank() || contact.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "asking sites needs a contact (whereabouts.contact: a mail address or URL) that their owners can use");
        }
    }

    /** The one name under which we ask. */
    public String userAgent() {
        return "Whereabouts/0.1 (+" + contact + ")";
    }
}
