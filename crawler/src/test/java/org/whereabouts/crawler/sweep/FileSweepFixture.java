package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.CaptureReader;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.Priority;

/** A county whose list is one file that memory has no place for, at a host or on this machine. */
abstract class FileSweepFixture {

    /** More than a page may have. */
    static final int PEOPLE = 750_000;

    @TempDir
    Path directory;

    CrawlerFixture crawler;
    FileHost host;

    @BeforeEach
    final void start() throws IOException {
        crawler = new CrawlerFixture(directory.resolve("captures"));
        host = new FileHost(PEOPLE);
    }

    @AfterEach
    final void stop() {
        host.close();
        crawler.close();
    }

    /** The county, with its file at that address. */
    final Source source(String url) {
        return Adapters.adapt(SourceYaml.read("example", """
                id: us-xx-example
                agency: Example County
                level: COUNTY
                state: XX
                adapter: bulk-file
                baseUrl: https://example.org
                timeZone: America/New_York
                delay: PT1S
                listing: BULK_FILE
                absenceMeans: RELEASED
                freshFor: P2D
                number: {label: number, pattern: '\\d+', example: "1"}
                bounds: {populationFloor: 1, populationCeiling: 10, maxMissingShare: 0.1}
                enabled: false
                file:
                  url: %s
                  maxSize: 60000000
                  format: CSV
                  columns: {NUMBER: no, FAMILY: last, GIVEN: first}
                """.formatted(url))
                .overlaid(new SourceOverlay(host.url(), Duration.ofMillis(1))));
    }

    static Search search(Source source) {
        return source.sweep().findFirst().orElseThrow();
    }

    static SearchResult run(SearchRunner runner, Source source) throws InterruptedException {
        return runner.run(source, search(source), Priority.SWEEP, Duration.ofMinutes(2));
    }

    /** Sweeps to the end and indexes what came. */
    final Ended sweep(long run, SearchRunner runner, Source source) throws InterruptedException {
        Ended ended = (Ended) run(runner, source);
        crawler.transaction.executeWithoutResult(
                _ -> crawler.captures.index(source.profile().id(), run, search(source), ended.captures()));
        return ended;
    }

    final IndexedCapture captured(long run) {
        return crawler.captures.ofRun(run, 0, 10).getFirst();
    }

    /** The capture holds so many people, and the last of them is the last of the file. */
    final void assertReadsBack(long run, Source source, int people) throws IOException {
        try (CaptureReader reader = crawler.captures.reader();
                Stream<RosterEntry> all = source.people(reader.page(captured(run)))) {
            long[] count = {0};
            String[] last = {""};
            all.forEach(person -> {
                count[0]++;
                last[0] = person.get(EntryField.NUMBER).orElse("");
            });
            assertThat(count[0]).isEqualTo(people);
            assertThat(last[0]).isEqualTo(Integer.toString(people));
        }
    }

    final List<Path> captureFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("captures"))) {
            return files.toList();
        }
    }
}
