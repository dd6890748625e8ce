package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

/** What every message to the user must be. */
final class OneLine {

    private OneLine() {}

    static void isOneLine(ServerStartException failure) {
        assertThat(failure.getMessage()).isNotBlank().hasLineCount(1);
    }
}
