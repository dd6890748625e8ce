package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.sources.PageFuzz.Fixture;

/** The whole of what {@link DamagedPagesTest} is a sample of: every prefix, every bit, and many kinds of mangling. */
@Tag("drill")
class DamagedPagesDrillTest {

    private static final int MANGLED_PAGES = 200_000;
    private static final long SEED = 20261123;

    private final List<Fixture> fixtures = Fixture.all();
    private final PageFuzz fuzz = new PageFuzz();

    @AfterEach
    void end() {
        fuzz.close();
    }

    @Test
    void noPrefixOfAPageIsAShorterPage() {
        for (Fixture fixture : fixtures) {
            for (int at = 0; at < fixture.length(); at++) {
                fuzz.cutAt(fixture, at);
            }
        }
        assertThat(fuzz.pagesRead()).isGreaterThan(10_000);
    }

    @Test
    void noChangedBitLosesAnybodyInSilence() {
        for (Fixture fixture : fixtures) {
            for (int bit = 0; bit < fixture.length() * 8; bit++) {
                fuzz.flipped(fixture, bit);
            }
        }
        assertThat(fuzz.pagesRead()).isGreaterThan(100_000);
    }

    @Test
    void everyMangledPageEndsInAnOutcome() {
        Random random = new Random(SEED);
        for (int i = 0; i < MANGLED_PAGES; i++) {
            fuzz.mangled(fixtures.get(random.nextInt(fixtures.size())), random);
        }
        assertThat(fuzz.pagesRead()).isEqualTo(MANGLED_PAGES);
    }
}
