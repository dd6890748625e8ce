package org.whereabouts.schedules.operate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next path of the next page; null on the last
 */
record ListView<T>(long total, List<T> results, @Nullable String next) {}
