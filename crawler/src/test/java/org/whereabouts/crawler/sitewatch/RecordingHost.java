package org.whereabouts.crawler.sitewatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A host that notes every request as it arrives: a start page that links to a number of pages, and a robots.txt. */
final class RecordingHost implements AutoCloseable {

    /**
     * A request.
     *
     * @param nanos when it arrived
     * @param cookie its Cookie header; null without one
     */
    record Arrival(
            String method,
            String path,
            long nanos,
            @Nullable String cookie,
            String body) {}

    private final HttpServer server;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private volatile Duration slowness = Duration.ZERO;

    private record Reply(int status, String contentType, String body, Map<String, String> headers) {}

    private RecordingHost(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        reply("/robots.txt", 404, "text/plain", "", Map.of());
        server.start();
    }

    static RecordingHost plain() throws IOException {
        return new RecordingHost(HttpServer.create(loopback(), 0));
    }

    /** A host with a certificate that it signed itself. */
    static RecordingHost selfSigned(Path directory) throws IOException {
        SSLContext context = SelfSigned.context(directory);
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new RecordingHost(server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI origin() {
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort());
    }

    RecordingHost robots(int status, String text) {
        reply("/robots.txt", status, "text/plain", text, Map.of());
        return this;
    }

    /** A start page and as many others that it links to. */
    RecordingHost pages(int count) {
        StringBuilder links = new StringBuilder();
        for (int page = 1; page <= count; page++) {
            links.append("<a href=\"/page/").append(page).append("\">page</a> ");
            html("/page/" + page, "<p>Page " + page + "</p>");
        }
        return html("/", links.toString());
    }

    RecordingHost html(String path, String content) {
        return reply(path, 200, "text/html", "<html><body>" + content + "</body></html>", Map.of());
    }

    /** A page at every path that begins so, which gives each visitor a session of the visitor's own. */
    RecordingHost session(String path) {
        return reply(path, 200, "text/html", "<html><body>Welcome</body></html>", Map.of("Set-Cookie", "session="));
    }

    RecordingHost slow(Duration each) {
        slowness = each;
        return this;
    }

    private RecordingHost reply(String path, int status, String contentType, String body, Map<String, String> headers) {
        replies.put(path, new Reply(status, contentType, body, headers));
        return this;
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** The requests for pages: all but those for robots.txt. */
    List<Arrival> pageArrivals() {
        return arrivals().stream()
                .filter(arrival -> !arrival.path().equals("/robots.txt"))
                .toList();
    }

    /** The shortest time between two requests for pages, in milliseconds. */
    long shortestGapMillis() {
        List<Arrival> all = pageArrivals();
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < all.size(); i++) {
            shortest = Math.min(shortest, all.get(i).nanos() - all.get(i - 1).nanos());
        }
        return shortest / 1_000_000;
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int number;
        synchronized (this) {
            arrivals.add(new Arrival(
                    exchange.getRequestMethod(),
                    path,
                    now,
                    exchange.getRequestHeaders().getFirst("Cookie"),
                    body));
            number = arrivals.size();
        }
        pause();
        Reply reply = replies.getOrDefault(path, new Reply(404, "text/plain", "", Map.of()));
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value + number));
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A slow host is part of what is tried, not a wait of the test. */
    private void pause() {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
