package org.whereabouts.crawler.fetch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to hosts, kept open between the requests of a search and closed soon after. Made directly, past every proxy that
 * system properties may name, and only to addresses that were checked.
 */
final class Connections implements AutoCloseable {

    /** Requests under way to one host. A host that leaves so many unanswered is asked no more until it answers. */
    static final int PER_HOST = 16;

    private static final int IN_ALL = 256;
    static final TimeValue IDLE = TimeValue.ofSeconds(30);
    private static final TimeValue LIFE = TimeValue.ofMinutes(5);
    private static final TimeValue SWEEP_EVERY = TimeValue.ofSeconds(5);

    private final CheckedNames names;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("socket-watch").factory());
    private final PoolingHttpClientConnectionManager pool;
    private final IdleConnectionEvictor evictor;

    /**
     * A pool.
     *
     * @param silence the longest wait for the next byte; the whole request is bounded elsewhere
     */
    Connections(CheckedNames names, SSLContext trust, Duration silence) {
        this.names = names;
        Http1Config http = Http1Config.custom()
                .setMaxHeaderCount(FetchLimits.MAX_HEADERS)
                .setMaxLineLength(FetchLimits.MAX_LINE)
                .build();
        this.pool = new PoolingHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        _ -> new BoundedSocket(watch),
                        null,
                        names,
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register(
                                        URIScheme.HTTPS.id,
                                        new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.BUILTIN, null))
                                .build()),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                null,
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        .responseParserFactory(_ -> new StrictResponseParser(http))
                        .build(),
                true);
        pool.setDefaultMaxPerRoute(PER_HOST);
        pool.setMaxTotal(IN_ALL);
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setSocketTimeout(Timeout.of(silence))
                .setIdleTimeout(Timeout.of(IDLE.toDuration()))
                .setTimeToLive(LIFE)
                // The exchange looks at a kept connection itself, and for more than its end.
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .build());
        this.evictor = new IdleConnectionEvictor(pool, SWEEP_EVERY, IDLE);
        evictor.start();
    }

    PoolingHttpClientConnectionManager pool() {
        return pool;
    }

    PoolStats stats() {
        return pool.getTotalStats();
    }

    @Override
    public void close() {
        evictor.shutdown();
        pool.close(CloseMode.IMMEDIATE);
        watch.shutdownNow();
        names.close();
    }
}
