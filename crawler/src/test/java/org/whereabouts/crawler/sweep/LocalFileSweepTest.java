package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.LocalFiles;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;

/** Files of this machine: what the operator opened is read, and nothing else. */
class LocalFileSweepTest extends FileSweepFixture {

    @Test
    void aFileOfThisMachineIsReadBelowTheDirectoryThatTheOperatorOpened() throws Exception {
        Path open = Files.createDirectory(directory.resolve("open")).toRealPath();
        Path roster = Files.createDirectories(open.resolve("county")).resolve("roster.csv");
        try (OutputStream out = Files.newOutputStream(roster)) {
            FileHost.write(out, PEOPLE + 1);
        }
        Source source = source(roster.toUri().toString());
        SearchRunner runner = local(open);

        Ended ended = sweep(1, runner, source);

        assertThat(ended.count()).isEqualTo(PEOPLE + 1);
        assertReadsBack(1, source, PEOPLE + 1);
        assertThat(host.answers()).isZero();
        assertThat(crawler.database
                        .sql("SELECT count(*) FROM crawler.host")
                        .query(Long.class)
                        .single())
                .as("no host was asked")
                .isZero();
    }

    @Test
    void nothingElseOfThisMachineIsRead() throws Exception {
        Path open = Files.createDirectories(directory.resolve("open/county"))
                .toRealPath()
                .resolve("..")
                .normalize();
        Path secret = Files.writeString(directory.resolve("secret.csv"), "no,last,first\n1,A,B\n");
        Files.writeString(open.resolve("small.csv"), "no,last,first\n1,A,B\n");
        Files.createSymbolicLink(open.resolve("link.csv"), secret);
        Files.createSymbolicLink(open.resolve("inside.csv"), open.resolve("small.csv"));
        Files.createSymbolicLink(open.resolve("outside"), directory);

        refused(local(open), open.resolve("link.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("inside.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("outside/secret.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create(open.toUri() + "../secret.csv"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create(open.toUri() + "%2e%2e/secret.csv"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), secret.toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create("file:///etc/passwd"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("county").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create("file:///dev/zero"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("none.csv").toUri(), Obstacle.UNREACHABLE);
        refused(local(null), open.resolve("small.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(crawler.runner, open.resolve("small.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        assertThat(run(local(open), source(open.resolve("small.csv").toUri().toString())))
                .isInstanceOf(Ended.class);
    }

    private void refused(SearchRunner runner, URI url, Obstacle obstacle) throws InterruptedException {
        assertThat(run(runner, source(url.toString())))
                .as(url.toString())
                .isInstanceOfSatisfying(BrokenOff.class, broken -> {
                    assertThat(broken.obstacle()).isEqualTo(obstacle);
                    assertThat(broken.detail()).contains("WHEREABOUTS_FILES");
                });
    }

    private SearchRunner local(@Nullable Path open) {
        PoliteClient client = new PoliteClient(
                crawler.fetcher,
                crawler.throttle,
                crawler.robots,
                new LocalFiles(open, crawler.clock),
                CrawlMonitor.SILENT,
                crawler.clock);
        return new SearchRunner(client, crawler.captures, CrawlMonitor.SILENT, crawler.clock);
    }
}
