package org.whereabouts.crawler.fetch;

import java.net.UnknownHostException;

/** The fetcher was closed before the name of the host was known. */
final class ClosedFetcherException extends UnknownHostException {}
