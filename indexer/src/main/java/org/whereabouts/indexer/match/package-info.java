/**
 * How well a held record fits what was asked: pure functions from a question and a record to a score with its reasons.
 */
@NullMarked
package org.whereabouts.indexer.match;

import org.jspecify.annotations.NullMarked;
