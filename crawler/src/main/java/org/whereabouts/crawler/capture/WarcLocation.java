package org.whereabouts.crawler.capture;

/**
 * Where a record lies.
 *
 * @param file name of the WARC file inside the capture directory
 * @param offset byte offset of the record's gzip member
 * @param length compressed bytes of that member
 */
public record WarcLocation(String file, long offset, long length) {}
