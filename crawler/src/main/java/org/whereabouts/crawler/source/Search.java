package org.whereabouts.crawler.source;

/**
 * The unit of work: one search with its chain of requests (landing page, token, result pages, details). Interrupted, it
 * starts again at its first request.
 *
 * @param key what is searched, unique within a sweep and readable by an operator, for example {@code location=PHX sex=M}
 * @param root true for a search whose reported total counts towards the site's own count: one that no other search of the
 *     sweep contains
 * @param first the request that begins the chain
 */
public record Search(String key, boolean root, PageRequest first) {}
