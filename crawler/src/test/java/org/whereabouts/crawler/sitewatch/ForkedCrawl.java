package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.throttle.KilledTurns;

/** A crawl in a process of its own, which can be killed. */
final class ForkedCrawl {

    private ForkedCrawl() {}

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ForkedCrawl.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static void main(String[] arguments) {
        // Whatever happens the process ends: crawler4j leaves threads behind.
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> {
            fault.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Thread.ofPlatform().start(() -> {
            crawl(arguments[0], URI.create(arguments[1]), Path.of(arguments[2]), arguments[3]);
            Runtime.getRuntime().halt(0);
        });
    }

    private static void crawl(String crawler, URI origin, Path folder, String jdbcUrl) {
        if (crawler.equals("ours")) {
            ours(origin, folder, jdbcUrl);
            return;
        }
        try (StockCrawler stock = new StockCrawler(folder)) {
            stock.resume(origin);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ours(URI origin, Path folder, String jdbcUrl) {
        AgencySite site = WatcherFixture.site(origin, Duration.ofMillis(1));
        SourceId id = site.id();
        try (WatcherFixture watching = WatcherFixture.on(jdbcUrl, folder, site)) {
            KilledTurns.skip(watching.database);
            Watch watch = watching.watches
                    .open(id)
                    .orElseGet(() -> watching.watches.queue(id, Watch.Cause.OPERATOR, watching.clock.instant()));
            watching.watcher.work(watch.id());
        }
    }
}
