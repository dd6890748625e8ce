package org.whereabouts.crawler.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.whereabouts.crawler.fetch.FetchResult.Answered;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageBody;

/**
 * One request and its answer over one connection: no redirect followed, nothing sent twice. Blocks, at most to the thread's
 * {@link Deadline}.
 */
final class Exchange {

    private static final ConnectionReuseStrategy REUSE = DefaultClientConnectionReuseStrategy.INSTANCE;
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor(REUSE);
    private static final Timeout A_MOMENT = Timeout.ofMilliseconds(1);

    private final PoolingHttpClientConnectionManager pool;
    private final FetchLimits limits;
    private final InstantSource clock;

    Exchange(PoolingHttpClientConnectionManager pool, FetchLimits limits, InstantSource clock) {
        this.pool = pool;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Sends the request.
     *
     * @throws InterruptedException when the thread was interrupted before anything was sent
     */
    FetchResult run(URI url, HttpRoute route, ClassicHttpRequest request, Intake intake) throws InterruptedException {
        while (true) {
            ConnectionEndpoint endpoint;
            try {
                // Waiting for a connection would send the request after its slot, too close to the next one.
                endpoint = pool.lease("", route, Timeout.DISABLED, null).get(Timeout.ZERO_MILLISECONDS);
            } catch (TimeoutException e) {
                return Faults.failed(
                        url,
                        Fault.TIMEOUT,
                        "the host has left " + Connections.PER_HOST + " earlier requests without an answer so far");
            } catch (IllegalStateException | ExecutionException e) {
                if (pool.isClosed()) {
                    return closed(url);
                }
                throw new IllegalStateException(e);
            }
            boolean reusable = false;
            try {
                Sent sent = send(endpoint, request, url, intake);
                reusable = sent.reusable();
                // What our own end has broken off is no fault of the host.
                return sent.result() instanceof Failed && pool.isClosed() ? closed(url) : sent.result();
            } catch (StaleConnectionException e) {
                // Nothing was sent over it: another one will do.
            } catch (IllegalStateException e) {
                if (pool.isClosed()) {
                    return closed(url);
                }
                throw e;
            } finally {
                giveBack(endpoint, reusable);
            }
        }
    }

    private void giveBack(ConnectionEndpoint endpoint, boolean reusable) {
        if (!reusable) {
            endpoint.close(CloseMode.IMMEDIATE);
        }
        try {
            pool.release(endpoint, null, Connections.IDLE);
        } catch (IllegalStateException e) {
            // A pool that has been closed takes nothing back: it has closed all that was lent.
            if (!pool.isClosed()) {
                throw e;
            }
        }
    }

    private static Failed closed(URI url) {
        return Faults.failed(url, Fault.CONNECTION, "broken off or not asked, since this fetcher has been closed");
    }

    private Sent send(ConnectionEndpoint endpoint, ClassicHttpRequest request, URI url, Intake intake)
            throws StaleConnectionException {
        HttpContext context = HttpCoreContext.create();
        boolean kept = endpoint.isConnected();
        if (!kept) {
            try {
                pool.connect(endpoint, Timeout.of(limits.connect()), context);
            } catch (IOException e) {
                return Sent.failed(Faults.connecting(url, e, limits));
            }
        }
        try {
            ClassicHttpResponse response = endpoint.execute(
                    "",
                    request,
                    (sent, connection, own) -> {
                        if (kept) {
                            requireSilent(connection);
                        }
                        return EXECUTOR.execute(sent, connection, own);
                    },
                    context);
            Map<String, List<String>> headers = headers(response);
            PageBody body = Payload.read(response.getEntity(), headers, limits.maxBytes(), response.getCode(), intake);
            return new Sent(
                    new Answered(new Answer(url, response.getCode(), headers, body, clock.instant())),
                    REUSE.keepAlive(request, response, context));
        } catch (StaleConnectionException e) {
            throw e;
        } catch (IOException | HttpException e) {
            return Sent.failed(Faults.answering(url, e));
        }
    }

    /**
     * A kept connection is of use only when nothing has come over it since. Its end means that the host has closed it. Bytes that
     * nobody asked for would be taken for the answer to this request: one person's page for another's.
     */
    private static void requireSilent(HttpClientConnection connection) throws IOException {
        Deadline deadline = Deadline.current();
        deadline.listen();
        boolean broken = false;
        try {
            broken = connection.isDataAvailable(A_MOMENT) || deadline.hasHeard();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // Reset, or garbled, while nobody used it.
            broken = true;
        }
        if (broken) {
            throw new StaleConnectionException();
        }
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) throws BrokenAnswerException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            if (!isToken(header.getName())) {
                throw new BrokenAnswerException(Fault.MALFORMED, "a header has a name that is none");
            }
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        headers.replaceAll((_, values) -> List.copyOf(values));
        return Map.copyOf(headers);
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private record Sent(FetchResult result, boolean reusable) {

        static Sent failed(Failed failed) {
            return new Sent(failed, false);
        }
    }

    /** A kept connection that is of no use any more, found out before anything was sent over it. */
    private static final class StaleConnectionException extends IOException {}
}
