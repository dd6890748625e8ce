package org.whereabouts.crawler.added;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;

class RecentSourcesTest {

    private static final SourceId TESTVILLE = new SourceId("us-ky-testville");

    private final List<Source> added = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Sources sources = new RecentSources(new Counting(), () -> now);

    /** Sources that say when they are asked. */
    private final class Counting implements Sources {

        @Override
        public Optional<Source> find(SourceId id) {
            asked.add("find");
            return added.stream().findFirst();
        }

        @Override
        public Optional<Source> findAlsoWithdrawn(SourceId id) {
            asked.add("findAlsoWithdrawn");
            return added.stream().findFirst();
        }

        @Override
        public List<Source> all() {
            asked.add("all");
            return List.copyOf(added);
        }
    }

    private static Source testville() {
        return SentProfile.read(SentProfileTest.YAML, AddressRule.PUBLIC_ONLY).source();
    }

    private void askEverything() {
        sources.find(TESTVILLE);
        sources.findAlsoWithdrawn(TESTVILLE);
        sources.all();
    }

    @Test
    void whoeverAsksOftenWithinASecondCostsOneAnswerEach() {
        for (int i = 0; i < 1_000; i++) {
            askEverything();
        }

        assertThat(asked).containsExactly("find", "findAlsoWithdrawn", "all");
    }

    @Test
    void whatWasAddedOrWithdrawnIsKnownASecondLater() {
        askEverything();
        added.add(testville());
        now = now.plusMillis(999);
        assertThat(sources.find(TESTVILLE)).isEmpty();

        now = now.plusMillis(1);

        assertThat(sources.find(TESTVILLE)).isPresent();
        assertThat(sources.findAlsoWithdrawn(TESTVILLE)).isPresent();
        assertThat(sources.all()).hasSize(1);

        added.clear();
        now = now.plus(RecentSources.RECENT);

        assertThat(sources.find(TESTVILLE)).isEmpty();
        assertThat(sources.all()).isEmpty();
    }

    @Test
    void aClockThatWasSetBackKeepsNothing() {
        askEverything();
        added.add(testville());

        now = now.minus(Duration.ofHours(1));

        assertThat(sources.find(TESTVILLE)).isPresent();
    }
}
