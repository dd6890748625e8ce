package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.capture.CaptureReader;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.capture.UnreadableCaptureException;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.FileHost.Transport;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;

/** Files that memory has no place for, on their way from a host into the captures and out again. */
class BulkSweepTest extends FileSweepFixture {

    private Source source() {
        return source("https://files.example.org/files/roster.csv");
    }

    private Ended sweep(long run) throws InterruptedException {
        return sweep(run, crawler.runner, source());
    }

    @Test
    void aFileIsSweptCapturedAndReadBackAndNothingStaysOfItOnTheWay() throws Exception {
        Ended ended = sweep(1);

        assertThat(ended.people()).as("nobody is held").isEmpty();
        assertThat(ended.count()).isEqualTo(PEOPLE);
        assertThat(captured(1).reading()).isEqualTo(new Reading("Bulk", PEOPLE));
        assertReadsBack(1, source(), PEOPLE);
        assertThat(captureFiles()).allMatch(file -> file.toString().endsWith(".warc.gz"));
    }

    @Test
    void anUnchangedFileIsNotStoredTwiceWhetherItsHostSaysSoOrNot() throws Exception {
        sweep(1);
        sweep(2);
        host.version = "v2";
        sweep(3);
        host.transport = Transport.GZIP;
        host.version = "v3";
        sweep(4);

        assertThat(host.answers()).isEqualTo(4);
        assertThat(captured(2).reading()).isEqualTo(captured(1).reading());
        for (long run = 2; run <= 4; run++) {
            assertThat(captured(run).digest()).isEqualTo(captured(1).digest());
            assertThat(captured(run).location().length()).isLessThan(3_000);
        }
        assertReadsBack(3, source(), PEOPLE);
    }

    @Test
    void aFileThatWasCutShortIsNotRead() throws Exception {
        host.transport = Transport.CUT;

        assertThat(run(crawler.runner, source()))
                .isInstanceOfSatisfying(
                        BrokenOff.class, broken -> assertThat(broken.obstacle()).isEqualTo(Obstacle.GARBLED));
        assertThat(captureFiles()).isEmpty();
    }

    @Test
    void aFileThatIsLargerThanItMayBeIsNotTaken() throws Exception {
        host.people = 3_000_000;

        assertThat(run(crawler.runner, source())).isInstanceOfSatisfying(BrokenOff.class, broken -> {
            assertThat(broken.obstacle()).isEqualTo(Obstacle.TOO_LARGE);
            assertThat(broken.detail()).contains("60000000 bytes (file.maxSize)");
        });
        assertThat(captureFiles()).isEmpty();
    }

    @Test
    void aCaptureThatWasDamagedIsNotReadAtAll() throws Exception {
        sweep(1);
        IndexedCapture capture = captured(1);
        Path warc = directory.resolve("captures").resolve(capture.location().file());
        try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
            file.seek(capture.location().offset() + capture.location().length() * 9 / 10);
            int there = file.read();
            file.seek(capture.location().offset() + capture.location().length() * 9 / 10);
            file.write(there ^ 1);
        }
        assertUnreadable(capture);

        try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
            file.setLength(capture.location().offset() + capture.location().length() / 2);
        }
        assertUnreadable(capture);
        assertThat(captureFiles()).hasSize(1);
    }

    private void assertUnreadable(IndexedCapture capture) throws IOException {
        try (CaptureReader reader = crawler.captures.reader()) {
            assertThatThrownBy(() -> reader.page(capture)).isInstanceOf(UnreadableCaptureException.class);
        }
    }

    @Test
    void aRobotsFileThatForbidsTheFileIsHeeded() throws Exception {
        host.forbid("/files/");

        assertThat(run(crawler.runner, source()))
                .isInstanceOfSatisfying(
                        BrokenOff.class, broken -> assertThat(broken.obstacle()).isEqualTo(Obstacle.ROBOTS_DISALLOWED));
        assertThat(host.answers()).isZero();
    }
}
