package org.whereabouts.searchapi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void framesAndClassesAreKeptAndMessagesAreNot() {
        Exception failure = new IllegalStateException("Jane Testperson", new NumberFormatException("QQ0001"));

        String frames = Trace.frames(failure);

        assertThat(frames)
                .contains("IllegalStateException", "caused by java.lang.NumberFormatException", "TraceTest")
                .doesNotContain("Jane", "QQ0001");
        assertThat(Trace.classes(failure))
                .isEqualTo("java.lang.IllegalStateException <- java.lang.NumberFormatException");
    }

    @Test
    void causesThatGoInACircleEnd() {
        Exception first = new IllegalStateException();
        Exception second = new IllegalArgumentException(first);
        first.initCause(second);

        assertThat(Trace.classes(first))
                .isEqualTo("java.lang.IllegalStateException <- java.lang.IllegalArgumentException");
    }
}
