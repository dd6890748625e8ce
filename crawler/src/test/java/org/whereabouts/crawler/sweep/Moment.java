package org.whereabouts.crawler.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What a sweeping process is doing. */
enum Moment {
    /** Comes up, or takes the run up. */
    STARTING,
    /** Has leased a search, waits for its turn at the host. */
    WAITING,
    /** Has sent a request. */
    IN_FLIGHT,
    /** Has the answer, writes it to its WARC file and reads it. */
    READING,
    /** Is in the transaction that indexes the pages of a search and ends it. */
    ENDING;

    /**
     * Says it in one byte of a file that two processes map: what a process wrote last is there also after {@code kill -9}.
     */
    static final class Board {

        private final MappedByteBuffer shared;

        Board(Path file) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                shared = channel.map(MapMode.READ_WRITE, 0, 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void say(Moment moment) {
            shared.put(0, (byte) moment.name().charAt(0));
        }

        Moment said() {
            byte initial = shared.get(0);
            return Arrays.stream(Moment.values())
                    .filter(moment -> moment.name().charAt(0) == initial)
                    .findFirst()
                    .orElse(STARTING);
        }
    }
}
