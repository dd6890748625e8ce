package org.whereabouts.crawler.sweep;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A host that publishes one file, {@code /files/roster.csv}, and answers 304 to whoever has its version. */
final class FileHost implements AutoCloseable {

    private static final String DATE = "Sun, 01 Nov 2026 10:00:00 GMT";

    private final HttpServer server;
    private final AtomicInteger answers = new AtomicInteger();

    volatile String version = "v1";
    volatile Transport transport = Transport.CHUNKED;
    volatile int people;

    /** How the file is sent. */
    enum Transport {
        CHUNKED,
        GZIP,
        /** Far less of it than was announced. */
        CUT
    }

    /** A host whose file has so many people. */
    FileHost(int people) throws IOException {
        this.people = people;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often the file was asked for. */
    int answers() {
        return answers.get();
    }

    void forbid(String path) {
        server.createContext("/robots.txt", exchange -> {
            try (exchange) {
                byte[] rules = ("User-agent: *\nDisallow: " + path + "\n").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, rules.length);
                exchange.getResponseBody().write(rules);
            }
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/files/roster.csv")) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        answers.incrementAndGet();
        exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
        exchange.getResponseHeaders().set("Last-Modified", DATE);
        if (("\"" + version + "\"").equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        if (transport == Transport.GZIP) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, transport == Transport.CUT ? 50_000_000 : 0);
        try (OutputStream out = transport == Transport.GZIP
                ? new GZIPOutputStream(exchange.getResponseBody())
                : exchange.getResponseBody()) {
            write(out, people);
        }
    }

    /** A file of so many people, numbered from 1. */
    static void write(OutputStream out, int people) throws IOException {
        StringBuilder rows = new StringBuilder("no,last,first\n");
        for (int i = 0; i < people; i++) {
            rows.append(i + 1).append(",SAMPLETON").append(i % 977).append(",PAT\n");
            if (rows.length() > 60_000 || i == people - 1) {
                out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
                rows.setLength(0);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
