package org.whereabouts.indexer.match;

import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.name.NameComparison;

/**
 * How a record fits a question, feature by feature.
 *
 * @param score 0..1, to rank by. It grows with every feature that agrees and falls with every one that disagrees; it is no
 *     calibrated probability
 * @param name the name asked for and the committed name
 * @param alias the name asked for and the alias that fits best, where one fits better than the committed name; else null
 * @param number the number, or the second number
 * @param birth the birth date and year asked for; agrees only if all that was asked fits
 * @param state one of the states that the record places its person in
 * @param facility the directory's facility
 */
public record Match(
        double score,
        NameComparison name,
        @Nullable NameComparison alias,
        Agreement number,
        Agreement birth,
        Agreement state,
        Agreement facility) {}
