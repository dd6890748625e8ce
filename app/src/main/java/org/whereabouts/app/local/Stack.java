package org.whereabouts.app.local;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * A local stack as other processes see it.
 *
 * @param pid the process that holds it
 * @param processStart when that process began: a number used again by another process is told apart by it
 * @param phase how far it is
 * @param url the API; null until it answers
 * @param database JDBC URL of PostgreSQL; null until it runs
 * @param elasticsearch URL of Elasticsearch; null until it runs
 * @param sites source id to the address of the synthetic site that plays it
 */
public record Stack(
        long pid,
        Instant processStart,
        Phase phase,
        @Nullable URI url,
        @Nullable String database,
        @Nullable URI elasticsearch,
        Map<String, URI> sites) {

    /** How far a stack is. */
    public enum Phase {
        /** Servers and application are being started. */
        STARTING,
        /** The sweeps that are waited for are under way; questions are answered, from what is there so far. */
        SWEEPING,
        /** What is waited for was swept at least once; further sources may still be under way. */
        READY
    }

    public Stack {
        sites = Map.copyOf(sites);
    }

    /** The stack of this process, just begun. */
    static Stack starting() {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElse(Instant.EPOCH);
        return new Stack(self.pid(), start, Phase.STARTING, null, null, null, Map.of());
    }

    /** Where the API is; says so where it does not answer yet. */
    public URI requireUrl() {
        if (url == null) {
            throw new OperatorException(
                    ExitCode.NOT_REACHABLE,
                    "Whereabouts is still starting (process " + pid + "): try again in a moment.");
        }
        return url;
    }

    /** The same with its servers and sites. */
    Stack serving(URI apiUrl, String databaseUrl, URI elasticsearchUrl, Map<String, URI> siteUrls) {
        return new Stack(pid, processStart, Phase.SWEEPING, apiUrl, databaseUrl, elasticsearchUrl, siteUrls);
    }

    /** The same, ready. */
    Stack ready() {
        return new Stack(pid, processStart, Phase.READY, url, database, elasticsearch, sites);
    }
}
