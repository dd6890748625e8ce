package org.whereabouts.crawler.polite;

import java.time.Instant;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.throttle.Priority;

/**
 * One page to be asked for.
 *
 * @param site whose page, and how politely it wants to be asked
 * @param cookies the jar of the search session it belongs to
 * @param validators what is known of the page's last version; {@link Validators#NONE} to have it whole
 * @param latest by when an answer is of use
 */
public record Ask(
        Politeness site,
        PageRequest request,
        Cookies cookies,
        Priority priority,
        Validators validators,
        Instant latest) {}
