package org.whereabouts.normalizer.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from.
 *
 * @param captureId the stored page
 * @param seenAt as of when what the page says was true: when it was received; earlier for a file that may have been written before
 * @param runId the run that fetched it, null for a live look-up
 */
public record Provenance(
        long captureId, Instant seenAt, @Nullable Long runId) {}
