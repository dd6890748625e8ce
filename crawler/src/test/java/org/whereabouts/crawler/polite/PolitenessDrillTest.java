package org.whereabouts.crawler.polite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.polite.PolitenessProof.Recording;

/** What the hosts themselves noted of being asked; the figures are printed. */
@Tag("drill")
class PolitenessDrillTest {

    @TempDir
    Path directory;

    @Test
    void inTenThousandRequestsNoGapIsTooShort() throws IOException, InterruptedException {
        Recording recording = new PolitenessProof(
                        40, Duration.ofMillis(40), 84, List.of(6, 5, 5), Duration.ofMillis(12))
                .run(directory);

        System.out.println("politeness: " + recording.figures());
        assertThat(recording.answered()).isEqualTo(40 * 3 * 84);
        assertThat(recording.requests()).isEqualTo(recording.answered() + 40);
        assertThat(recording.gapsTooShort()).isZero();
    }
}
