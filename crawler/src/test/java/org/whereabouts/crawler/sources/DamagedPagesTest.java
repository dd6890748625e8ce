package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.sources.PageFuzz.Fixture;

/** Pages that were cut short or garbled on their way: read as what they are, or not at all. */
class DamagedPagesTest {

    private static final long SEED = 20261101;

    private final List<Fixture> fixtures = Fixture.all();
    private final PageFuzz fuzz = new PageFuzz();

    @AfterEach
    void end() {
        fuzz.close();
    }

    @Test
    void aPageThatWasCutShortIsNeverAShorterPage() {
        for (Fixture fixture : fixtures) {
            // The last bytes are where the markup closes; before them, every so many.
            int length = fixture.length();
            int step = Math.max(1, length / 20);
            for (int at = length - 1; at >= 0; at -= at > length - 20 ? 1 : step) {
                fuzz.cutAt(fixture, at);
            }
        }
        assertThat(fuzz.pagesRead()).isGreaterThan(1_500);
    }

    @Test
    void aChangedBitLosesNobodyInSilence() {
        Random random = new Random(SEED);
        for (Fixture fixture : fixtures) {
            random.ints(40, 0, fixture.length() * 8).forEach(bit -> fuzz.flipped(fixture, bit));
        }
        assertThat(fuzz.pagesRead()).isGreaterThan(1_500);
    }

    @Test
    void aMangledPageEndsInAnOutcome() {
        Random random = new Random(SEED);
        for (Fixture fixture : fixtures) {
            for (int i = 0; i < 40; i++) {
                fuzz.mangled(fixture, random);
            }
        }
        assertThat(fuzz.pagesRead()).isGreaterThan(1_500);
    }
}
