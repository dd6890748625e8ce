package org.whereabouts.crawler.polite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.polite.PolitenessProof.Recording;

/** A sample of {@link PolitenessDrillTest}. */
class PolitenessTest {

    @TempDir
    Path directory;

    @Test
    void twoProcessesTogetherKeepEveryHostsGap() throws IOException, InterruptedException {
        Recording recording =
                new PolitenessProof(8, Duration.ofMillis(30), 38, List.of(4, 4), Duration.ofMillis(12)).run(directory);

        assertThat(recording.answered()).isEqualTo(8 * 2 * 38);
        assertThat(recording.arrivals()).hasSize(8);
        assertThat(recording.requests()).as("robots.txt of each host once").isEqualTo(recording.answered() + 8);
        assertThat(recording.shortestGap()).as(recording.figures()).isGreaterThanOrEqualTo(recording.gap());
    }
}
