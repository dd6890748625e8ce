package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.whereabouts.crawler.fetch.Fetching.failed;
import static org.whereabouts.crawler.fetch.Fetching.fetcher;
import static org.whereabouts.crawler.fetch.Fetching.get;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageRequest;

/** The fetchers of these tests wait 20 s for a byte, so what ends sooner has been ended by the caller's deadline. */
@Timeout(15)
class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final PageRequest LONG_FORM =
            PageRequest.postForm("list", "/", "state=" + "a".repeat(16 * 1024 * 1024));

    static Stream<Arguments> hosts() {
        return Stream.of(
                host("says nothing", (in, out) -> hang()),
                host("never ends its status line", (in, out) -> trickle(out, "HTTP/1.1 200 ", "a")),
                host("never ends its headers", (in, out) -> trickle(out, OK, "X-A: b\r\n")),
                host("never ends a header", (in, out) -> trickle(out, OK + "X-A: ", "b")),
                host("keeps announcing", (in, out) -> trickle(out, "", "HTTP/1.1 103 Early Hints\r\n\r\n")),
                host("trickles its payload", (in, out) -> trickle(out, OK + "Content-Length: 90000\r\n\r\n", "b")),
                host(
                        "trickles chunks",
                        (in, out) -> trickle(out, OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nb\r\n")),
                host(
                        "never ends its trailers",
                        (in, out) -> trickle(out, OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-A: b\r\n")),
                host("switches protocols", (in, out) -> trickle(out, "HTTP/1.1 101 Switching Protocols\r\n\r\n", "")));
    }

    private static Arguments host(String what, RawHost.Conversation conversation) {
        return Arguments.of(what, conversation);
    }

    /** One piece every 10 ms: no single wait for a byte is long. */
    private static void trickle(OutputStream out, String first, String piece) throws IOException, InterruptedException {
        RawHost.write(out, first);
        while (true) {
            RawHost.write(out, piece);
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
    }

    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hosts")
    void aHostThatTakesItsTimeIsGivenUpAtTheDeadline(String what, RawHost.Conversation conversation) throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> {
                    RawHost.readHead(in);
                    conversation.hold(in, out);
                });
                Fetcher fetcher = fetcher()) {
            FetchResult result = get(fetcher, host.url("/"), SHORT);

            assertThat(failed(result).fault()).as(what).isEqualTo(Fault.TIMEOUT);
            assertThat(failed(result).detail()).contains("within 100 ms");
            await().until(() -> fetcher.connectionsInUse() == 0);
        }
    }

    @Test
    void aPayloadWithoutEndStopsAtTheBound() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> {
                    RawHost.readHead(in);
                    RawHost.write(out, OK + "\r\n");
                    while (true) {
                        out.write(new byte[8192]);
                    }
                });
                Fetcher fetcher = fetcher()) {
            assertThat(failed(get(fetcher, host.url("/"))).fault()).isEqualTo(Fault.TOO_LARGE);
            assertThat(fetcher.connectionsInUse()).isZero();
        }
    }

    @Test
    void aTlsHandshakeThatNeverEndsIsGivenUp() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> hang());
                Fetcher fetcher = fetcher()) {
            URI url = URI.create("https://127.0.0.1:" + host.port() + "/");

            assertThat(failed(get(fetcher, url, SHORT)).fault()).isEqualTo(Fault.TIMEOUT);
            await().until(() -> fetcher.connectionsInUse() == 0);
        }
    }

    @Test
    void aConnectionThatNobodyAcceptsIsGivenUp() throws Exception {
        // With its queue of one full, the kernel leaves further connections unanswered.
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Fetcher fetcher = fetcher()) {
            URI url = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
            for (int i = 0; i < 4; i++) {
                assertThat(failed(get(fetcher, url, SHORT)).fault()).isEqualTo(Fault.TIMEOUT);
            }
        }
    }

    /** Long forms, as pages with a view state want them back, are more than the kernel takes by itself. */
    @Test
    void aHostThatDoesNotReadIsGivenUp() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> hang());
                Fetcher fetcher = fetcher()) {
            FetchResult result = fetcher.fetch(host.url("/"), LONG_FORM, new Cookies(), Validators.NONE, SHORT);

            assertThat(failed(result).fault()).isEqualTo(Fault.TIMEOUT);
            await().until(() -> fetcher.connectionsInUse() == 0);
        }
    }

    @Test
    void anInterruptEndsTheSending() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> hang());
                Fetcher fetcher = fetcher()) {
            FutureTask<FetchResult> asking = new FutureTask<>(() ->
                    fetcher.fetch(host.url("/"), LONG_FORM, new Cookies(), Validators.NONE, Duration.ofSeconds(30)));
            Thread caller = Thread.ofPlatform().start(asking);
            await().until(() -> host.connections() == 1);
            caller.interrupt();

            assertThatThrownBy(asking::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(fetcher.connectionsInUse()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAConnection() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Fetcher fetcher = fetcher()) {
            URI url = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
            for (int i = 0; i < 4; i++) {
                get(fetcher, url, SHORT);
            }
            FutureTask<FetchResult> asking = new FutureTask<>(() -> get(fetcher, url));
            Thread caller = Thread.ofPlatform().start(asking);
            await().until(() -> fetcher.connectionsInUse() == 1);
            caller.interrupt();

            assertThatThrownBy(asking::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(fetcher.connectionsInUse()).isZero();
        }
    }

    @Test
    void aNameServiceThatHangsIsGivenUp() throws Exception {
        NameLookup hanging = host -> {
            try {
                hang();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        };
        try (Fetcher fetcher = fetcher(AddressRule.LOOPBACK_ONLY, hanging)) {
            FetchResult result = get(fetcher, URI.create("http://example.org/"), SHORT);

            assertThat(failed(result).fault()).isEqualTo(Fault.TIMEOUT);
            await().until(() -> fetcher.connectionsInUse() == 0);
        }
    }

    @Test
    void nothingIsAskedWhenNoTimeIsLeft() throws Exception {
        try (RawHost host = RawHost.answering(OK + "\r\n");
                Fetcher fetcher = fetcher()) {
            assertThat(failed(get(fetcher, host.url("/"), Duration.ZERO)).fault())
                    .isEqualTo(Fault.TIMEOUT);
            assertThat(failed(get(fetcher, host.url("/"), Duration.ofSeconds(-1)))
                            .fault())
                    .isEqualTo(Fault.TIMEOUT);
            assertThat(host.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsTheFetch(boolean virtual) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch brokenOff = new CountDownLatch(1);
        AtomicReference<Object> outcome = new AtomicReference<>();
        try (RawHost host = RawHost.holding((in, out) -> {
                    RawHost.readHead(in);
                    asked.countDown();
                    awaitEnd(in);
                    brokenOff.countDown();
                });
                Fetcher fetcher = fetcher()) {
            Thread.Builder threads = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
            Thread caller = threads.start(() -> {
                try {
                    outcome.set(get(fetcher, host.url("/")));
                } catch (InterruptedException e) {
                    outcome.set(e);
                }
            });
            asked.await();
            caller.interrupt();
            caller.join();

            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            brokenOff.await();
            await().until(() -> fetcher.connectionsInUse() == 0);
        }
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() != -1) {}
        } catch (IOException e) {
            // A reset is an end as well.
        }
    }
}
