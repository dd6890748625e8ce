package org.whereabouts.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNameTest {

    @Test
    void aliasIsPeopleAndTheIndexNamesTheMapping() {
        assertThat(IndexName.standard().alias()).isEqualTo("people");
        assertThat(new IndexName("drill-").first()).isEqualTo("drill-people-v1-000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "Big", "a*", "a,b", "a b", "../x"})
    void prefixThatElasticsearchWouldReadOtherwiseIsRefused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IndexName(prefix));
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IndexSettings(0, 0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new IndexSettings(1, -1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new IndexSettings(1, 0, Duration.ZERO));
    }
}
