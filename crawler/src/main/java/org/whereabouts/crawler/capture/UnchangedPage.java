package org.whereabouts.crawler.capture;

import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageBody;

/**
 * A page that has not changed, as the site says, with what it held when it was captured.
 *
 * @param capture of the answer that says so
 */
public record UnchangedPage(Capture capture, @Nullable String contentType, PageBody body) {}
