package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.URL;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.spool.Spool;
import org.whereabouts.crawler.sweep.CrawlerFixture;

/** What we write is WARC 1.1 that others can read. */
class WarcFormatTest {

    @TempDir
    Path directory;

    private CrawlerFixture crawler;
    private CaptureStore store;

    @BeforeEach
    void open() {
        crawler = new CrawlerFixture(directory.resolve("fixture"));
        store = new CaptureStore(
                directory.resolve("captures"),
                crawler.database,
                RetentionRule.DEFAULT,
                "Whereabouts/test (+mailto:operator@example.org)",
                () -> AT,
                UUID::randomUUID);
    }

    @AfterEach
    void close() {
        store.close();
        crawler.close();
    }

    @Test
    void aFileSaysWhoWroteItAndHoldsAnswersAndRequests() throws IOException {
        write(PageRequest.get("list", "/list?page=1"), "for everybody");

        List<WarcRecord> records = records();

        assertThat(records).extracting(WarcRecord::type).containsExactly("warcinfo", "response", "request");
        assertThat(blocks().getFirst()).contains("software: Whereabouts\r\n", "operator@example.org");
        assertThat(blocks().get(1)).endsWith("\r\n\r\nfor everybody").contains("content-length: 13\r\n");
        WarcResponse response = (WarcResponse) records.get(1);
        assertThat(response.version().toString()).isEqualTo("WARC/1.1");
        assertThat(response.date()).isEqualTo(AT);
        assertThat(response.target()).isEqualTo(URL.toString());
        assertThat(response.payloadDigest().orElseThrow().algorithm()).isEqualTo("sha256");
        assertThat(response.payloadDigest().orElseThrow().hex())
                .isEqualTo("d0c4c2a1053b509ce2d7d82ef47ebe3b6f6bf72940c730e06887ef3f27ef80dc");
        WarcRequest request = (WarcRequest) records.get(2);
        assertThat(request.concurrentTo()).containsExactly(response.id());
    }

    @Test
    void digestsOfBlocksAreThoseOfTheBlocks() throws IOException {
        write(request(1), "one");
        write(request(1), "one");
        store.close();

        int checked = 0;
        try (WarcReader reader = new WarcReader(file())) {
            reader.calculateBlockDigest();
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                WarcRecord record = next.get();
                record.body().consume();
                if (record instanceof WarcCaptureRecord) {
                    assertThat(record.calculatedBlockDigest()).isEqualTo(record.blockDigest());
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(4);
    }

    @Test
    void theRequestRecordShowsWhatWasSent() throws IOException {
        store.write(
                SOURCE,
                request(3),
                new Validators(Optional.of("\"v7\""), Optional.of("Sun, 01 Nov 2026 10:00:00 GMT")),
                answer("one"));

        assertThat(blocks().get(2)).isEqualTo("""
                        POST /list HTTP/1.1
                        Host: locator.example.org
                        User-Agent: Whereabouts/test (+mailto:operator@example.org)
                        Accept-Encoding: gzip
                        If-None-Match: "v7"
                        If-Modified-Since: Sun, 01 Nov 2026 10:00:00 GMT
                        Content-Type: application/x-www-form-urlencoded
                        Content-Length: 22

                        page=3&name=Mu%C3%B1oz""".replace("\n", "\r\n"));
    }

    @Test
    void whatWouldContinueASessionIsWithheld() throws IOException {
        store.write(
                SOURCE,
                request(1),
                Validators.NONE,
                answer(
                        200,
                        "one",
                        AT,
                        Map.of(
                                "set-cookie",
                                "ASP.NET_SessionId=s3cr3t; path=/; HttpOnly",
                                "proxy-authenticate",
                                "Basic realm=x",
                                "authentication-info",
                                "nextnonce=s3cr3t",
                                "x-folded",
                                "a\r\nb: c")));

        assertThat(String.join("\n", blocks()))
                .doesNotContain("s3cr3t")
                .contains("set-cookie: ASP.NET_SessionId=withheld; path=/; HttpOnly\r\n")
                .contains("x-folded: a b: c\r\n");
    }

    @Test
    void anIdenticalPayloadIsARevisitThatNamesTheFirst() throws IOException {
        write(request(1), "the same");
        write(request(2), "the same");

        List<WarcRecord> records = records();
        WarcResponse first = (WarcResponse) records.get(1);
        WarcRevisit second = (WarcRevisit) records.get(3);

        assertThat(second.profile()).isEqualTo(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
        assertThat(second.refersTo()).contains(first.id());
        assertThat(second.refersToTargetURI()).contains(URL);
        assertThat(second.refersToDate()).contains(first.date());
        assertThat(second.payloadDigest()).isEqualTo(first.payloadDigest());
        assertThat(blocks().get(3)).startsWith("HTTP/1.1 200").doesNotContain("the same");
        assertThat(records.get(4)).isInstanceOf(WarcRequest.class);
    }

    @Test
    void anAnswerThatNothingChangedIsARevisitThatSaysSo() throws IOException {
        PageRequest page = PageRequest.get("list", "/list");
        Capture first =
                store.write(SOURCE, page, Validators.NONE, answer(200, "the page", AT, Map.of("etag", "\"v1\"")));
        store.index(SOURCE, 5L, search(), List.of(first));
        EarlierPage earlier = store.earlier(SOURCE, search(), page).orElseThrow();

        UnchangedPage unchanged = unchanged(
                        page, answer(304, "", AT.plusSeconds(60), Map.of("etag", "\"v1\"")), earlier)
                .orElseThrow();
        store.index(SOURCE, 6L, search(), List.of(unchanged.capture()));

        WarcRevisit revisit = (WarcRevisit) records().get(3);
        assertThat(revisit.profile()).isEqualTo(WarcRevisit.SERVER_NOT_MODIFIED_1_1);
        assertThat(revisit.refersTo()).contains(records().get(1).id());
        assertThat(blocks().get(3)).startsWith("HTTP/1.1 304");
        assertThat(blocks().get(4)).contains("If-None-Match: \"v1\"\r\n");
        assertThat(unchanged.body().text(StandardCharsets.UTF_8)).isEqualTo("the page");
        Page read = RunPages.of(store, 6).getFirst();
        assertThat(read.body().text(StandardCharsets.UTF_8)).isEqualTo("the page");
        assertThat(read.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(read.fetchedAt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void theSameFromAnotherAddressIsNotThePageThatWeKnow() throws IOException {
        PageRequest page = PageRequest.get("list", "/other");
        Capture first =
                store.write(SOURCE, page, Validators.NONE, answer(200, "the page", AT, Map.of("etag", "\"v1\"")));
        store.index(SOURCE, 5L, search(), List.of(first));
        EarlierPage earlier = store.earlier(SOURCE, search(), page).orElseThrow();

        var login = new Answer(
                URL.resolve("/login"), 304, Map.of(), org.whereabouts.crawler.source.PageBody.of(new byte[0]), AT);

        assertThat(unchanged(page, login, earlier)).isEmpty();
    }

    private Optional<UnchangedPage> unchanged(PageRequest page, Answer notModified, EarlierPage earlier) {
        try (Spool spool = store.spool()) {
            return store.unchanged(SOURCE, page, notModified, earlier, spool);
        }
    }

    @Test
    void plainGzipReadsTheWholeFileAsOneStream() throws IOException {
        for (int i = 0; i < 50; i++) {
            write(request(i), "page " + (i % 7) + " " + "x".repeat(i * 100));
        }
        store.close();

        int records = records().size();
        String all = gunzipped(file());

        assertThat(records).isEqualTo(101);
        assertThat(all.split("WARC/1.1\r\n", -1)).hasSize(records + 1);
    }

    @Test
    void whatAKilledProcessLeftHarmsNoReader() throws IOException {
        List<Capture> kept = List.of(write(request(1), "one"), write(request(2), "two"));
        long whole = Files.size(file());
        store.write(SOURCE, request(3), Validators.NONE, answer("in flight ".repeat(1_000)));
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(whole + 200);
        }

        assertThat(kept).hasSize(2);
        assertThat(RunPages.texts(store, 5)).containsExactly("one", "two");
        assertThatThrownBy(() -> gunzipped(file())).isInstanceOf(EOFException.class);
        List<String> before = new ArrayList<>();
        try (WarcReader reader = new WarcReader(file())) {
            for (int i = 0; i < 5; i++) {
                before.add(reader.next().orElseThrow().type());
            }
        }
        assertThat(before).containsExactly("warcinfo", "response", "request", "response", "request");
    }

    private Capture write(PageRequest request, String body) {
        Capture capture = store.write(SOURCE, request, Validators.NONE, answer(body));
        store.index(SOURCE, 5L, search(), List.of(capture));
        return capture;
    }

    private Path file() throws IOException {
        try (var files = Files.list(directory.resolve("captures"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private List<WarcRecord> records() throws IOException {
        List<WarcRecord> records = new ArrayList<>();
        try (WarcReader reader = new WarcReader(file())) {
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
        }
        return records;
    }

    private List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        try (WarcReader reader = new WarcReader(file())) {
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (InputStream block = next.get().body().stream()) {
                    blocks.add(new String(block.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return blocks;
    }

    private static String gunzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
