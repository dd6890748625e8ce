package org.whereabouts.crawler.capture;

import org.whereabouts.crawler.source.Page;

/** A page read back from its capture. */
public record CapturedPage(long captureId, Page page) {}
