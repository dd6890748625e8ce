package org.whereabouts.schedules.killed;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kill -9} of whoever works on a run: whoever takes it up ends it as if nothing had happened. */
class KilledRunTest {

    @TempDir
    static Path directory;

    private static @Nullable KilledRun run;

    @BeforeAll
    static void begin() throws IOException {
        run = new KilledRun(directory);
    }

    @AfterAll
    static void end() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    void aChunkThatIsCommittedAfterItsWorkersDeathIsNotCountedTwice()
            throws IOException, SQLException, InterruptedException {
        Objects.requireNonNull(run).prove(KillMoment.LATER_CHUNK_ENDS, Fate.LATE);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("drill")
    void aRunEndsAsIfItsWorkerHadNotBeenKilled(KillMoment moment, Fate fate)
            throws IOException, SQLException, InterruptedException {
        Objects.requireNonNull(run).prove(moment, fate);
    }

    static Stream<Arguments> all() {
        return Stream.of(KillMoment.values())
                .flatMap(moment -> Stream.of(Fate.values()).map(fate -> Arguments.of(moment, fate)));
    }
}
