package org.whereabouts.benchmarks.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.benchmarks.measure.Fork;

/** The process that serves {@link ListPages}, on as many ports of loopback as hosts are wanted. */
final class ListSite {

    static final String SEARCH = "/InmateSearch/search.action";
    static final String INDEX = "/InmateSearch/index";

    private static final String ROBOTS = "User-agent: *\nDisallow: /private/\n";

    private ListSite() {}

    /** Starts the site, or asks what it has seen once it runs. */
    record Question(int hosts, int pages) {}

    /** The hosts and what each has seen. */
    record Answer(List<Host> hosts) {}

    /**
     * One host.
     *
     * @param requests how many it got, robots.txt included
     * @param smallestGapNanos the least time between two of them; 0 before there are two
     * @param answeringNanos from the moment a request was there to the last byte of its answer, all of them together
     */
    record Host(int port, long requests, long smallestGapNanos, long answeringNanos) {}

    public static void main(String[] args) throws Exception {
        List<Arrivals> hosts = new ArrayList<>();
        Fork.serve(Question.class, (Question question) -> {
            if (hosts.isEmpty()) {
                ListPages pages = ListPages.of(question.pages());
                Executor executor = Executors.newCachedThreadPool();
                for (int host = 0; host < question.hosts(); host++) {
                    hosts.add(start(pages, executor));
                }
            }
            return new Answer(hosts.stream().map(Arrivals::seen).toList());
        });
    }

    private static Arrivals start(ListPages pages, Executor executor) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Arrivals arrivals = new Arrivals(server.getAddress().getPort());
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            long arrived = System.nanoTime();
            arrivals.arrived(arrived);
            try (exchange) {
                answer(pages, exchange);
            } finally {
                arrivals.answered(System.nanoTime() - arrived);
            }
        });
        server.start();
        return arrivals;
    }

    private static void answer(ListPages pages, HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        read(form, exchange.getRequestURI().getRawQuery());
        read(form, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (exchange.getRequestURI().getPath()) {
            case "/robots.txt" -> send(exchange, 200, "text/plain", ROBOTS);
            case SEARCH -> send(exchange, 200, "text/html; charset=UTF-8", list(pages, form));
            case INDEX ->
                send(
                        exchange,
                        200,
                        "text/html; charset=UTF-8",
                        pages.index(number(form, "searches"), number(form, "round")));
            default -> send(exchange, 404, "text/plain", "There is no such page.");
        }
    }

    /** By its address, by the search form, or as the page after the one that the pager's form is on. */
    private static String list(ListPages pages, Map<String, String> form) {
        String search = form.getOrDefault("lastSearch", "");
        char lastName = (search + form.get("lastName")).charAt(0);
        char firstName = search.isEmpty() ? form.getOrDefault("firstName", "A").charAt(0) : search.charAt(1);
        int page = form.containsKey("currentPage")
                ? number(form, "currentPage") + 1
                : Integer.parseInt(form.getOrDefault("page", "1").replace("index", "1"));
        return pages.page(lastName, firstName, page, number(form, "round"));
    }

    private static int number(Map<String, String> form, String field) {
        return Integer.parseInt(form.getOrDefault(field, "0"));
    }

    private static void read(Map<String, String> form, @Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (String field : encoded.split("&", -1)) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** When one host was asked, and how long it took to answer. */
    private static final class Arrivals {

        private final int port;
        private long requests;
        private long last;
        private long smallestGap;
        private long answering;

        Arrivals(int port) {
            this.port = port;
        }

        synchronized void arrived(long at) {
            if (requests > 0) {
                long gap = Math.max(0, at - last);
                smallestGap = requests == 1 ? gap : Math.min(smallestGap, gap);
            }
            last = at;
            requests++;
        }

        synchronized void answered(long took) {
            answering += took;
        }

        synchronized Host seen() {
            return new Host(port, requests, smallestGap, answering);
        }
    }
}
