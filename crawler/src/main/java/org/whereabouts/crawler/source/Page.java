package org.whereabouts.crawler.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page as received: the answer of the site to one request of a search. Only answers with a 2xx status come this far;
 * everything else is classified before.
 *
 * @param request what was asked
 * @param contentType the {@code Content-Type} header, null when the site sent none
 * @param body the bytes of the payload, decompressed
 * @param fetchedAt when the answer had arrived
 */
public record Page(PageRequest request, @Nullable String contentType, PageBody body, Instant fetchedAt) {}
