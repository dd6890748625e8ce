package org.whereabouts.crawler.example;

/**
 * Something that is wrong with a source.
 *
 * @param where the page, file or key
 * @param what what is wrong with it, and what to do
 */
public record Finding(String where, String what) {}
