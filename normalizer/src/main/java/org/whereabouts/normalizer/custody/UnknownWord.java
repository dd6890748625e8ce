package org.whereabouts.normalizer.custody;

import org.whereabouts.crawler.source.EntryField;

/**
 * Something a source wrote that we could not read. The person is kept; the word is counted and shown to an operator.
 *
 * @param field where it stood
 * @param word the word in upper case, at most 80 characters of it; of a date or an age only its shape, every digit a 9,
 *     since those are personal
 */
public record UnknownWord(EntryField field, String word) {}
