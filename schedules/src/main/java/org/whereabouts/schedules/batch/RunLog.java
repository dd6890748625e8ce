package org.whereabouts.schedules.batch;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.whereabouts.schedules.run.Run;

/** What the log says of runs, in words and as key-value pairs: which, how it ended, how long it took. Nothing of any person. */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private RunLog() {}

    /** A worker takes the run up, for the first time or again. */
    static void begun(Run run) {
        about(Level.INFO, run).log("run {} of {} begins", run.id(), run.source());
    }

    /** The worker leaves it: ended, or to be gone on with. */
    static void left(Run run) {
        LoggingEventBuilder event = about(run.error() == null ? Level.INFO : Level.WARN, run);
        Instant started = run.startedAt();
        Instant finished = run.finishedAt();
        if (started != null && finished != null) {
            event = event.addKeyValue(
                    "run.millis", Duration.between(started, finished).toMillis());
        }
        event.log("run {} of {} is {}", run.id(), run.source(), run.state());
    }

    private static LoggingEventBuilder about(Level level, Run run) {
        return LOG.atLevel(level)
                .addKeyValue("crawl.source", run.source().value())
                .addKeyValue("run.id", run.id())
                .addKeyValue("run.state", run.state().name())
                .addKeyValue("run.trigger", run.cause().name());
    }
}
