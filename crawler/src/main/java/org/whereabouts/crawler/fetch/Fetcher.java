package org.whereabouts.crawler.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.FetchResult.Answered;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageRequest;

/**
 * Sends one request and tells honestly what came of it. Bounded in addresses, bytes and time; follows no redirect by itself and
 * repeats nothing, because every request has to be asked for politely. For any number of threads.
 */
public final class Fetcher implements AutoCloseable {

    private final AddressRule addresses;
    private final Connections connections;
    private final Exchange exchange;
    private final FetchLimits limits;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * A fetcher that trusts the certificates that the JDK trusts.
     *
     * @param userAgent the one honest name, with a contact, that every host sees
     */
    public Fetcher(AddressRule addresses, FetchLimits limits, String userAgent, InstantSource clock) {
        this(addresses, limits, userAgent, clock, InetAddress::getAllByName, null);
    }

    /** As above, with another name service, and with other authorities to trust; null means the JDK's. */
    Fetcher(
            AddressRule addresses,
            FetchLimits limits,
            String userAgent,
            InstantSource clock,
            NameLookup names,
            @Nullable KeyStore authorities) {
        this.addresses = addresses;
        this.limits = limits;
        this.userAgent = userAgent;
        this.clock = clock;
        this.connections = new Connections(
                new CheckedNames(addresses, names, limits.connect()), trust(authorities, clock), limits.request());
        this.exchange = new Exchange(connections.pool(), limits, clock);
    }

    /** Which addresses it asks. */
    public AddressRule addresses() {
        return addresses;
    }

    /**
     * Sends the request.
     *
     * @param url where to, see {@link WebAddress}; the request's own path is already in it
     * @param cookies sent along, and given what the answer sets
     * @param validators of the version that is known already; the host may then answer 304 without a payload
     * @param within the longest wait for the last byte, if shorter than the fetcher's own
     * @throws InterruptedException when the waiting thread is interrupted; the request is broken off
     */
    public FetchResult fetch(URI url, PageRequest request, Cookies cookies, Validators validators, Duration within)
            throws InterruptedException {
        return fetch(url, request, cookies, validators, within, Intake.PAGE);
    }

    /** The same, where the answer may be a file. */
    public FetchResult fetch(
            URI url, PageRequest request, Cookies cookies, Validators validators, Duration within, Intake intake)
            throws InterruptedException {
        if (!WebAddress.isWeb(url)) {
            return Faults.failed(url, Fault.FORBIDDEN_ADDRESS, "this is no web address");
        }
        Duration longest = intake instanceof Intake.Spooled ? FetchLimits.FILE : limits.request();
        Duration allowed = within.compareTo(longest) < 0 ? within : longest;
        if (!allowed.isPositive()) {
            return Faults.failed(url, Fault.TIMEOUT, "no time was left to ask");
        }
        HttpHost host = new HttpHost(url.getScheme(), url.getHost(), WebAddress.port(url));
        HttpRoute route = new HttpRoute(host, null, "https".equals(host.getSchemeName()));
        ClassicHttpRequest sent = httpRequest(url, host, request, cookies, validators);
        return Deadline.within(allowed, () -> {
            FetchResult result = exchange.run(url, route, sent, intake);
            if (result instanceof Answered(Answer answer)) {
                cookies.keep(url, answer.headers(), answer.receivedAt());
            } else if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for an answer");
            } else if (result instanceof Failed && Deadline.current().isOver()) {
                return Faults.failed(url, Fault.TIMEOUT, "no whole answer within " + allowed.toMillis() + " ms");
            }
            return result;
        });
    }

    private ClassicHttpRequest httpRequest(
            URI url, HttpHost host, PageRequest request, Cookies cookies, Validators validators) {
        ClassicHttpRequest sent =
                new BasicClassicHttpRequest(request.method().name(), host, WebAddress.requestTarget(url));
        sent.addHeader("Host", WebAddress.hostHeader(url));
        sent.addHeader("User-Agent", userAgent);
        sent.addHeader("Accept-Encoding", "gzip");
        cookies.forRequest(url, clock.instant()).ifPresent(value -> sent.addHeader("Cookie", value));
        validators.etag().ifPresent(etag -> sent.addHeader("If-None-Match", etag));
        validators.lastModified().ifPresent(date -> sent.addHeader("If-Modified-Since", date));
        if (request.contentType() != null) {
            sent.addHeader("Content-Type", request.contentType());
        }
        String body = request.body();
        if (body != null) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            sent.addHeader("Content-Length", bytes.length);
            sent.setEntity(new ByteArrayEntity(bytes, null));
        }
        return sent;
    }

    private static SSLContext trust(@Nullable KeyStore authorities, InstantSource clock) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            TrustManager[] managers = factory.getTrustManagers();
            for (int i = 0; i < managers.length; i++) {
                if (managers[i] instanceof X509ExtendedTrustManager jdk) {
                    managers[i] = new ExplainedTrust(jdk, clock);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** Connections that are in use by a request right now. */
    int connectionsInUse() {
        return connections.stats().getLeased();
    }

    /** Breaks off what is under way and closes all connections. */
    @Override
    public void close() {
        connections.close();
    }
}
