package org.whereabouts.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;

class HoldingsConfigurationTest {

    private static final SourceId PA = new SourceId("us-pa-doc");

    @Test
    void theStateOfASourceIsKnownHoweverLateItIsAdded() {
        AtomicReference<Sources> now = new AtomicReference<>(Sources.of(List.of()));
        Function<SourceId, Optional<String>> states = HoldingsConfiguration.stateOf(new Sources() {
            @Override
            public Optional<Source> find(SourceId id) {
                return current(now).find(id);
            }

            @Override
            public List<Source> all() {
                return current(now).all();
            }
        });
        assertThat(states.apply(PA)).isEmpty();

        now.set(ShippedSources.load());

        assertThat(states.apply(PA)).contains("PA");
        assertThat(states.apply(new SourceId("us-bop"))).as("a federal source").isEmpty();
    }

    private static Sources current(AtomicReference<Sources> now) {
        return Objects.requireNonNull(now.get());
    }
}
