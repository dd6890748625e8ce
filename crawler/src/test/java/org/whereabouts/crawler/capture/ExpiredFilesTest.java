package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.capture.ExpiredFiles.StoredFile;

class ExpiredFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void whatTheIndexNamesStays() {
        assertThat(gone(Set.of("a"), file("a", 300), file("b", 300))).containsExactly("b");
    }

    @Test
    void whatSomebodyMayStillWriteStays() {
        assertThat(gone(Set.of(), file("new", 0), file("a day", 24), file("two days", 48), file("older", 49)))
                .containsExactly("older");
    }

    @Test
    void aFileIsSettledLongAfterTheLastSearchThatWroteToItHasEnded() {
        Duration longestSearch = Duration.ofHours(12);

        assertThat(ExpiredFiles.SETTLED_AFTER).isGreaterThan(CaptureFiles.WRITTEN_FOR.plus(longestSearch));
    }

    @Test
    void aClockThatWentBackDeletesNothing() {
        assertThat(gone(Set.of(), file("from tomorrow", -24))).isEmpty();
    }

    private static List<String> gone(Set<String> named, StoredFile... files) {
        return ExpiredFiles.among(List.of(files), named, NOW).stream()
                .map(StoredFile::name)
                .toList();
    }

    private static StoredFile file(String name, long hours) {
        return new StoredFile(name, 1, NOW.minus(Duration.ofHours(hours)));
    }
}
