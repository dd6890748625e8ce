package org.whereabouts.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.terminal.OperatorException;

class TeardownTest {

    private final List<String> ended = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    private void start(String name) {
        teardown.add((AutoCloseable) () -> ended.add(name));
    }

    @Test
    void whatWasStartedLastEndsFirst() {
        start("server");
        start("application");

        teardown.close();

        assertThat(ended).containsExactly("application", "server");
    }

    @Test
    void itEndsOnce() {
        start("server");

        teardown.close();
        teardown.close();

        assertThat(ended).containsExactly("server");
    }

    @Test
    void oneThatFailsToEndDoesNotKeepTheOthersAlive() {
        start("server");
        teardown.add((AutoCloseable) () -> {
            throw new IllegalStateException("stuck");
        });

        assertThatThrownBy(teardown::close)
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("stuck");
        assertThat(ended).containsExactly("server");
    }

    @Test
    void whatComesUpAfterTheEndIsEndedAtOnce() {
        teardown.close();

        assertThatThrownBy(() -> start("late")).isInstanceOf(OperatorException.class);
        assertThat(ended).containsExactly("late");
    }
}
