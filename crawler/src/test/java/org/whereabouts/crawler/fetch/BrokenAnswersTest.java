package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.crawler.fetch.Fetching.answer;
import static org.whereabouts.crawler.fetch.Fetching.failed;
import static org.whereabouts.crawler.fetch.Fetching.fetcher;
import static org.whereabouts.crawler.fetch.Fetching.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageRequest;

class BrokenAnswersTest {

    static Stream<Arguments> answers() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.of("nothing", "", Fault.CONNECTION),
                Arguments.of("no HTTP", "hello there\r\n\r\n", Fault.MALFORMED),
                Arguments.of("garbage first", "<html>\r\n" + ok + "\r\n", Fault.MALFORMED),
                Arguments.of("no status", "HTTP/1.1 OK\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a status of two digits", "HTTP/1.1 20\r\n\r\n", Fault.MALFORMED),
                Arguments.of("another version", "HTTP/2.0 200 OK\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a header without a colon", ok + "Server nginx\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a header without a name", ok + ": nginx\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a header with a garbled name", ok + "Ser\u0001ver: x\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a negative length", ok + "Content-Length: -1\r\n\r\n", Fault.MALFORMED),
                Arguments.of("a length that is none", ok + "Content-Length: ten\r\n\r\n", Fault.MALFORMED),
                Arguments.of("two lengths", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", Fault.MALFORMED),
                Arguments.of("an unknown transfer coding", ok + "Transfer-Encoding: zip\r\n\r\nab", Fault.MALFORMED),
                Arguments.of("headers cut off", ok + "Server: nginx\r\n", Fault.TRUNCATED),
                Arguments.of("a status line and no more", ok, Fault.TRUNCATED),
                Arguments.of("fewer bytes than announced", ok + "Content-Length: 10\r\n\r\nabc", Fault.TRUNCATED),
                Arguments.of("a chunk cut off", chunked("5\r\nab"), Fault.TRUNCATED),
                Arguments.of("no last chunk", chunked("2\r\nab\r\n"), Fault.TRUNCATED),
                Arguments.of("a chunk size that is none", chunked("zz\r\nab\r\n0\r\n\r\n"), Fault.MALFORMED),
                Arguments.of("a chunk longer than it says", chunked("2\r\nabc\r\n0\r\n\r\n"), Fault.MALFORMED),
                Arguments.of(
                        "brotli", ok + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\nab", Fault.UNKNOWN_ENCODING),
                Arguments.of(
                        "gzip twice",
                        ok + "Content-Encoding: gzip, gzip\r\nContent-Length: 2\r\n\r\nab",
                        Fault.UNKNOWN_ENCODING),
                Arguments.of(
                        "no gzip", ok + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab", Fault.BROKEN_ENCODING),
                Arguments.of("many headers", ok + "X-A: b\r\n".repeat(1_000) + "\r\n", Fault.TOO_LARGE),
                Arguments.of("a long header", ok + "X-A: " + "b".repeat(100_000) + "\r\n\r\n", Fault.TOO_LARGE),
                Arguments.of(
                        "a folded header without end",
                        ok + "X-A: b\r\n" + " b".repeat(50_000) + "\r\n\r\n",
                        Fault.TOO_LARGE),
                Arguments.of("a long status line", "HTTP/1.1 200 " + "b".repeat(100_000) + "\r\n\r\n", Fault.TOO_LARGE),
                Arguments.of("a size over the bound", ok + "Content-Length: 100001\r\n\r\n", Fault.TOO_LARGE),
                Arguments.of(
                        "a size past all bounds", ok + "Content-Length: 9223372036854775807\r\n\r\n", Fault.TOO_LARGE),
                Arguments.of("a payload over the bound", ok + "\r\n" + "b".repeat(100_001), Fault.TOO_LARGE));
    }

    private static String chunked(String chunks) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void whatIsWrongIsToldAsWhatItIs(String what, String raw, Fault fault) throws Exception {
        try (RawHost host = RawHost.answering(raw);
                Fetcher fetcher = fetcher()) {
            Failed failed = failed(get(fetcher, host.url("/search/list.do;jsessionid=SECRET?name=DOE")));

            assertThat(failed.fault()).as(failed.detail()).isEqualTo(fault);
            assertThat(failed.detail())
                    .as(what)
                    .startsWith("127.0.0.1/search/list.do: ")
                    .doesNotContain("DOE", "SECRET");
            assertThat(fetcher.connectionsInUse()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nab",
                "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.0 200 OK\r\n\r\nab",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nab",
                "\r\nHTTP/1.1 200 OK\r\nX-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\na\r\n1\r\nb\r\n0\r\nX-Sum: 1\r\n\r\n"
            })
    void whatCanBeReadWithoutGuessingIsRead(String raw) throws Exception {
        try (RawHost host = RawHost.answering(raw);
                Fetcher fetcher = fetcher()) {
            Answer answer = answer(get(fetcher, host.url("/")));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().text(StandardCharsets.UTF_8)).isEqualTo("ab");
        }
    }

    @Test
    void gzipCutOffAnywhereIsNeverAPage() throws Exception {
        byte[] packed = gzip("a page of some length, long enough to be cut in many places".repeat(20));
        for (int length = 1; length < packed.length; length += 7) {
            try (RawHost host = RawHost.answering(gzipAnswer(Arrays.copyOf(packed, length)));
                    Fetcher fetcher = fetcher()) {
                assertThat(failed(get(fetcher, host.url("/"))).fault()).isEqualTo(Fault.BROKEN_ENCODING);
            }
        }
    }

    @Test
    void aPayloadMadeToFillOurMemoryIsRefused() throws Exception {
        byte[] bomb = gzip("\0".repeat(5_000_000));
        FetchLimits generous = new FetchLimits(100_000_000, Fetching.LONG, Fetching.LONG);
        try (RawHost host = RawHost.answering(gzipAnswer(bomb));
                Fetcher fetcher = new Fetcher(AddressRule.LOOPBACK_ONLY, generous, "test", InstantSource.system())) {
            Failed failed = failed(get(fetcher, host.url("/")));

            assertThat(failed.fault()).isEqualTo(Fault.TOO_LARGE);
            assertThat(failed.detail()).contains("100 times its size");
        }
    }

    @Test
    void anAnswerWithoutAPayloadNeedsNoCoding() throws Exception {
        try (RawHost host = RawHost.answering("HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\n\r\n");
                Fetcher fetcher = fetcher()) {
            assertThat(answer(get(fetcher, host.url("/"))).body().length()).isZero();
        }
    }

    @Test
    void aClosedConnectionIsNotAskedAgain() throws Exception {
        try (RawHost host = RawHost.answering("");
                Fetcher fetcher = fetcher()) {
            assertThat(failed(get(fetcher, host.url("/"))).fault()).isEqualTo(Fault.CONNECTION);
            assertThat(host.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "file:///etc/passwd", "mailto:a@example.org", "http:///x", "//h/x"})
    void whatIsNoWebAddressIsNotAsked(String url) throws InterruptedException {
        try (Fetcher fetcher = fetcher()) {
            assertThat(failed(fetcher.fetch(
                                    URI.create(url),
                                    PageRequest.get("page", "/"),
                                    new Cookies(),
                                    Validators.NONE,
                                    Fetching.LONG))
                            .fault())
                    .isEqualTo(Fault.FORBIDDEN_ADDRESS);
        }
    }

    private static byte[] gzipAnswer(byte[] packed) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(packed);
        return answer.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
