package org.whereabouts.crawler.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.whereabouts.crawler.fetch.FetchResult.Answered;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;

/**
 * Sends one request and tells honestly what came of it. Bounded in addresses, bytes and time; follows no redirect by itself,
 * because every hop is a request that has to be asked for politely.
 */
public final class Fetcher implements AutoCloseable {

    private final HttpClient http;
    private final AddressRule addresses;
    private final FetchLimits limits;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * A fetcher.
     *
     * @param userAgent the one honest name, with a contact, that every host sees
     */
    public Fetcher(AddressRule addresses, FetchLimits limits, String userAgent, InstantSource clock) {
        this.addresses = addresses;
        this.limits = limits;
        this.userAgent = userAgent;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * Sends the request.
     *
     * @param url where to; the request's own path is already in it
     * @param validators of the version that is known already; the host may then answer 304 without a payload
     * @param within the longest wait, if shorter than the fetcher's own
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public FetchResult fetch(URI url, PageRequest request, Cookies cookies, Validators validators, Duration within)
            throws InterruptedException {
        try {
            if (!addresses.allows(url)) {
                return new Failed(Fault.FORBIDDEN_ADDRESS, url.getHost() + " is not an address that may be asked");
            }
            HttpResponse<byte[]> response = send(httpRequest(url, request, cookies, validators), shorter(within));
            cookies.keep(url, response.headers().map());
            return answered(url, response);
        } catch (HttpTimeoutException e) {
            return new Failed(Fault.TIMEOUT, url.getHost() + " did not answer in time");
        } catch (UnknownHostException e) {
            return new Failed(Fault.CONNECTION, url.getHost() + " has no address");
        } catch (IOException e) {
            return tooLarge(e)
                    ? new Failed(Fault.TOO_LARGE, "more than " + limits.maxBytes() + " bytes")
                    : new Failed(
                            Fault.CONNECTION,
                            url.getHost() + ": " + e.getClass().getSimpleName());
        }
    }

    /** The client's own timeout ends with the headers; this one covers the last byte of the body as well. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration within) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxBytes()));
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + within);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Duration shorter(Duration within) {
        Duration shorter = within.compareTo(limits.request()) < 0 ? within : limits.request();
        return shorter.isPositive() ? shorter : Duration.ofMillis(1);
    }

    private HttpRequest httpRequest(URI url, PageRequest request, Cookies cookies, Validators validators) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(url).header("User-Agent", userAgent).header("Accept-Encoding", "gzip");
        cookies.forRequest(url).forEach(cookie -> builder.header("Cookie", cookie));
        validators.etag().ifPresent(etag -> builder.header("If-None-Match", etag));
        validators.lastModified().ifPresent(date -> builder.header("If-Modified-Since", date));
        if (request.contentType() != null) {
            builder.header("Content-Type", request.contentType());
        }
        String body = request.body();
        return builder.method(
                        request.method().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    private FetchResult answered(URI url, HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        byte[] received = response.body();
        boolean gzip = response.headers()
                .firstValue("content-encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        byte[] body = received;
        if (gzip) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(received))) {
                body = in.readNBytes(limits.maxBytes() + 1);
            } catch (IOException e) {
                return new Failed(Fault.BROKEN_ENCODING, url.getHost() + ": " + e.getMessage());
            }
            if (body.length > limits.maxBytes()) {
                return new Failed(Fault.TOO_LARGE, "more than " + limits.maxBytes() + " bytes when decompressed");
            }
        }
        return new Answered(
                new Answer(url, response.statusCode(), Map.copyOf(headers), PageBody.of(body), clock.instant()));
    }

    /** The limiting subscriber reports its bound as an IOException of this message; it has no type of its own. */
    private static boolean tooLarge(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("body exceeds capacity")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        http.close();
    }
}
