package org.whereabouts.crawler.added;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;

/**
 * The sources as they were at most a second ago, for whoever asks of each of many records or for each request: PostgreSQL is asked
 * once a second at most for each question. What this or another process adds, changes or withdraws is known here a second later
 * at most. Who is about to ask a site asks the sources themselves. Safe for any number of threads.
 */
public final class RecentSources implements Sources {

    /** How old an answer may be. */
    static final Duration RECENT = Duration.ofSeconds(1);

    private final Sources sources;
    private final InstantSource clock;
    private volatile @Nullable Recent recent;

    public RecentSources(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public Optional<Source> find(SourceId id) {
        return recent().living.computeIfAbsent(id, sources::find);
    }

    @Override
    public Optional<Source> findAlsoWithdrawn(SourceId id) {
        return recent().alsoWithdrawn.computeIfAbsent(id, sources::findAlsoWithdrawn);
    }

    @Override
    public List<Source> all() {
        return recent().all();
    }

    @Override
    public List<Source> shipped() {
        return sources.shipped();
    }

    private Recent recent() {
        Recent now = recent;
        if (now == null || !now.isRecent()) {
            // Two threads may both begin anew; what one of them learned is asked once more.
            now = new Recent(clock.instant());
            recent = now;
        }
        return now;
    }

    /** What was asked since a moment. Dropped as a whole, so that what it holds cannot grow. */
    private final class Recent {

        private final Instant since;
        private final Map<SourceId, Optional<Source>> living = new ConcurrentHashMap<>();
        private final Map<SourceId, Optional<Source>> alsoWithdrawn = new ConcurrentHashMap<>();
        private volatile @Nullable List<Source> all;

        Recent(Instant since) {
            this.since = since;
        }

        /** A clock that was set back makes nothing recent for longer. */
        boolean isRecent() {
            Duration age = Duration.between(since, clock.instant());
            return !age.isNegative() && age.compareTo(RECENT) < 0;
        }

        List<Source> all() {
            List<Source> known = all;
            if (known == null) {
                known = sources.all();
                all = known;
            }
            return known;
        }
    }
}
