package org.whereabouts.app.local;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A local stack as other processes see it.
 *
 * @param pid the process that holds it
 * @param processStart when that process began: a number used again by another process is told apart by it
 * @param phase how far it is
 * @param url the API
 * @param database JDBC URL of PostgreSQL; null until it runs
 * @param elasticsearch URL of Elasticsearch; null until it runs
 * @param sites source id to the address of the synthetic site that plays it
 */
public record Stack(
        long pid,
        Instant processStart,
        Phase phase,
        URI url,
        @Nullable String database,
        @Nullable URI elasticsearch,
        Map<String, URI> sites) {

    /** How far a stack is. */
    public enum Phase {
        /** Servers and application are being started. */
        STARTING,
        /** The first sweep is under way; questions are answered, from what is there so far. */
        SWEEPING,
        /** Every listing source was swept at least once. */
        READY
    }

    public Stack {
        sites = Map.copyOf(sites);
    }

    /** The stack of this process, just begun. */
    static Stack starting(URI url) {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElse(Instant.EPOCH);
        return new Stack(self.pid(), start, Phase.STARTING, url, null, null, Map.of());
    }

    /** The same with its servers and sites. */
    Stack serving(String databaseUrl, URI elasticsearchUrl, Map<String, URI> siteUrls) {
        return new Stack(pid, processStart, Phase.SWEEPING, url, databaseUrl, elasticsearchUrl, siteUrls);
    }

    /** The same, ready. */
    Stack ready() {
        return new Stack(pid, processStart, Phase.READY, url, database, elasticsearch, sites);
    }
}
