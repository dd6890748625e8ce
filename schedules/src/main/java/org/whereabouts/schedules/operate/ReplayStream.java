package org.whereabouts.schedules.operate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.whereabouts.crawler.replay.ReplayListener;
import org.whereabouts.crawler.replay.ReplayedPage;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.RosterEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells a replay to whoever asked for it, a JSON line at a time, for as long as they listen. */
final class ReplayStream implements ReplayListener {

    /** Often enough to look alive, and to notice soon that nobody listens any more. */
    private static final Duration EVERY = Duration.ofMillis(500);

    private final OutputStream out;
    private final JsonMapper json;
    private final boolean entries;
    private final InstantSource clock;
    private Instant lastTold = Instant.EPOCH;

    ReplayStream(OutputStream out, JsonMapper json, boolean entries, InstantSource clock) {
        this.out = out;
        this.json = json;
        this.entries = entries;
        this.clock = clock;
    }

    /** Nobody listens any more. */
    static final class ListenerGoneException extends RuntimeException {

        private ListenerGoneException(Exception cause) {
            super("nobody listens to the replay any more", cause);
        }
    }

    @Override
    public void page(ReplayedPage page) {
        if (entries && page.result() instanceof ReplayedPage.Result.Read(PageOutcome outcome, boolean _)) {
            for (RosterEntry entry : shown(outcome)) {
                write(ReplayLine.entry(page.capture(), entry));
            }
        }
    }

    /**
     * Everybody of whom a page says all there is: of a list of leads those without a page of their own; of a file, which may have
     * more people than anybody wants to see, the first.
     */
    private static List<RosterEntry> shown(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Roster roster -> roster.entries();
            case PageOutcome.Leads leads -> leads.whole();
            case PageOutcome.Bulk bulk -> bulk.first();
            default -> List.of();
        };
    }

    @Override
    public void progress(long done, long total) {
        Instant now = clock.instant();
        if (!now.isBefore(lastTold.plus(EVERY))) {
            lastTold = now;
            tell(ReplayLine.progress(done, total));
        }
    }

    /** Sends a line at once. */
    void tell(ReplayLine line) {
        write(line);
        try {
            out.flush();
        } catch (IOException e) {
            throw new ListenerGoneException(e);
        }
    }

    private void write(ReplayLine line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException | JacksonException e) {
            throw new ListenerGoneException(e);
        }
    }
}
