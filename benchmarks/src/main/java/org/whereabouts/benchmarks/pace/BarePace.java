package org.whereabouts.benchmarks.pace;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.site.ListPages;

/** The floor: a timer and an HTTP client for each host, and nothing else. Nothing is parsed, kept or agreed with anybody. */
final class BarePace {

    private static final int LETTERS = 26;

    private final Duration delay;
    private final int pagesOfSearch;

    BarePace(Duration delay, int pagesOfSearch) {
        this.delay = delay;
        this.pagesOfSearch = pagesOfSearch;
    }

    /** Asks every host so often, each on a thread of its own. */
    void run(List<URI> hosts, int requests) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(hosts.size())) {
            List<Future<Void>> asking = new ArrayList<>();
            for (URI host : hosts) {
                Callable<Void> task = () -> {
                    ask(http, host, requests);
                    return null;
                };
                asking.add(threads.submit(task));
            }
            for (Future<Void> asked : asking) {
                asked.get();
            }
        } catch (ExecutionException e) {
            throw new OperatorException(ExitCode.FAILED, "The floor could not be measured: " + e.getCause(), e);
        }
    }

    private void ask(HttpClient http, URI host, int requests) throws IOException, InterruptedException {
        long next = System.nanoTime();
        for (int request = 0; request < requests; request++) {
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int search = request / pagesOfSearch;
            String path = ListPages.path(
                    (char) ('A' + search / LETTERS), (char) ('A' + search % LETTERS), request % pagesOfSearch + 1, 0);
            http.send(HttpRequest.newBuilder(host.resolve(path)).build(), BodyHandlers.ofByteArray());
            next = System.nanoTime() + delay.toNanos();
        }
    }
}
