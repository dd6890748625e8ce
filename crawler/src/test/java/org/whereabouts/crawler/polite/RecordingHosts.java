package org.whereabouts.crawler.polite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hosts in a process of their own, made of the JDK's HTTP server and nothing of ours, which note when each request arrived
 * before they answer it, after an unsteady while. One port is one host. Prints its ports; writes its notes when its input
 * ends, which is also when its parent has died.
 */
final class RecordingHosts {

    private RecordingHosts() {}

    /** One arrival, as noted: the port, and the nanoseconds of the process's steady clock. */
    private record Arrival(int port, long nanos) {}

    /** Arguments: how many hosts, the file of the notes, and the milliseconds that an answer takes at most. */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        int longestAnswer = Integer.parseInt(arguments[2]);
        Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
        List<HttpServer> hosts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
                int port = host.getAddress().getPort();
                host.createContext("/", exchange -> {
                    arrivals.add(new Arrival(port, System.nanoTime()));
                    answer(exchange, longestAnswer);
                });
                host.setExecutor(threads);
                host.start();
                hosts.add(host);
            }
            System.out.println(String.join(
                    " ",
                    hosts.stream()
                            .map(host -> Integer.toString(host.getAddress().getPort()))
                            .toList()));
            waitForEndOfInput();
            hosts.forEach(host -> host.stop(0));
        }
        try (BufferedWriter notes = Files.newBufferedWriter(Path.of(arguments[1]))) {
            for (Arrival arrival : arrivals) {
                notes.write(arrival.port() + " " + arrival.nanos() + "\n");
            }
        }
    }

    private static void answer(HttpExchange exchange, int longest) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest + 1));
            boolean robots = exchange.getRequestURI().getPath().equals("/robots.txt");
            byte[] body = (robots ? "User-agent: *\nDisallow: /private\n" : "<html>nobody</html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void waitForEndOfInput() {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (input.readLine() != null) {
                // Nothing is said before the end.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
