package org.whereabouts.crawler.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which capture files go: those that no capture lies in or refers into. A file that was written to lately stays in any case,
 * whoever writes it, because its captures may not be indexed yet: a file is written to for a day at most, and a search that
 * writes to it ends, and indexes its pages, within half a day more.
 */
final class ExpiredFiles {

    static final Duration SETTLED_AFTER = CaptureFiles.WRITTEN_FOR.multipliedBy(2);

    private ExpiredFiles() {}

    /**
     * A file of the capture directory.
     *
     * @param lastWrite when it was written to last
     */
    record StoredFile(String name, long bytes, Instant lastWrite) {}

    /**
     * The files that go.
     *
     * @param named files that the index names
     */
    static List<StoredFile> among(List<StoredFile> files, Set<String> named, Instant now) {
        Instant settled = now.minus(SETTLED_AFTER);
        return files.stream()
                .filter(file -> !named.contains(file.name()) && file.lastWrite().isBefore(settled))
                .toList();
    }
}
