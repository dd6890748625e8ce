package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.whereabouts.crawler.fetch.Fetching.answer;
import static org.whereabouts.crawler.fetch.Fetching.failed;
import static org.whereabouts.crawler.fetch.Fetching.fetcher;
import static org.whereabouts.crawler.fetch.Fetching.get;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageRequest;

@Timeout(30)
class ConnectionsTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    private static RawHost keepingAlive(String answer) throws IOException {
        return RawHost.holding((in, out) -> {
            while (!RawHost.readHead(in).isEmpty()) {
                RawHost.write(out, answer);
            }
        });
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws Exception {
        try (RawHost host = keepingAlive(HELLO);
                Fetcher fetcher = fetcher()) {
            for (int i = 0; i < 20; i++) {
                answer(get(fetcher, host.url("/")));
            }
            assertThat(host.connections()).isOne();
            assertThat(fetcher.connectionsInUse()).isZero();
        }
    }

    @Test
    void aHostThatWantsToCloseIsObeyed() throws Exception {
        try (RawHost host = keepingAlive("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                Fetcher fetcher = fetcher()) {
            answer(get(fetcher, host.url("/")));
            answer(get(fetcher, host.url("/")));
            assertThat(host.connections()).isEqualTo(2);
        }
    }

    /** The host closes without saying so, as many do after a while; no request may be lost to that. */
    @Test
    void aKeptConnectionThatTheHostHasClosedIsNoError() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        try (RawHost host = RawHost.holding((in, out) -> {
                    RawHost.readHead(in);
                    RawHost.write(out, HELLO);
                    closed.incrementAndGet();
                });
                Fetcher fetcher = fetcher()) {
            for (int i = 1; i <= 5; i++) {
                int requests = i;
                answer(get(fetcher, host.url("/")));
                await().until(() -> closed.get() == requests);
            }
            assertThat(host.connections()).isEqualTo(5);
        }
    }

    /** As load balancers do with connections that nobody has used for a while. */
    @Test
    void aKeptConnectionThatTheHostHasResetIsNoError() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch reset = new CountDownLatch(1);
        ServerSocket resetting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress()) {
            @Override
            public Socket accept() throws IOException {
                Socket socket = super.accept();
                socket.setSoLinger(true, 0);
                return socket;
            }
        };
        try (RawHost host = RawHost.holding(resetting, (in, out) -> {
                    RawHost.readHead(in);
                    RawHost.write(out, HELLO);
                    answered.await();
                    in.close();
                    reset.countDown();
                });
                Fetcher fetcher = fetcher()) {
            answer(get(fetcher, host.url("/")));
            answered.countDown();
            reset.await();
            answer(get(fetcher, host.url("/")));

            assertThat(host.connections()).isEqualTo(2);
        }
    }

    /** Else the second search would be given a page that nobody asked for, as if it were its own. */
    @Test
    void bytesThatNobodyAskedForAreNotTheNextAnswer() throws Exception {
        String somebodyElse = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother";
        AtomicInteger connections = new AtomicInteger();
        try (RawHost host = RawHost.holding((in, out) -> {
                    boolean first = connections.getAndIncrement() == 0;
                    while (!RawHost.readHead(in).isEmpty()) {
                        RawHost.write(out, first ? HELLO + somebodyElse : HELLO);
                    }
                });
                Fetcher fetcher = fetcher()) {
            for (int i = 0; i < 3; i++) {
                assertThat(answer(get(fetcher, host.url("/"))).body().text(StandardCharsets.UTF_8))
                        .isEqualTo("hello");
            }
            assertThat(host.connections()).isEqualTo(2);
        }
    }

    @Test
    void aBrokenAnswerEndsItsConnection() throws Exception {
        try (RawHost host = keepingAlive("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nab");
                Fetcher fetcher = fetcher()) {
            assertThat(failed(get(fetcher, host.url("/"))).fault()).isEqualTo(Fault.UNKNOWN_ENCODING);
            assertThat(failed(get(fetcher, host.url("/"))).fault()).isEqualTo(Fault.UNKNOWN_ENCODING);
            assertThat(host.connections()).isEqualTo(2);
        }
    }

    @Test
    void manyRequestsAtOnceLeaveNoConnectionInUse() throws Exception {
        String[] answers = {
            HELLO,
            "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut",
            "garbage\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: /\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: " // and then silence, to the deadline
        };
        AtomicInteger turn = new AtomicInteger();
        try (RawHost host = RawHost.holding((in, out) -> {
                    while (!RawHost.readHead(in).isEmpty()) {
                        String answer = answers[turn.getAndIncrement() % answers.length];
                        RawHost.write(out, answer);
                        if (answer.startsWith("garbage") || answer.endsWith("cut")) {
                            return;
                        }
                    }
                });
                Fetcher fetcher = fetcher();
                ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<FetchResult>> results = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                results.add(callers.submit(() -> get(fetcher, host.url("/"), Duration.ofMillis(150))));
            }
            for (Future<FetchResult> result : results) {
                assertThat(result.get()).isNotNull();
            }
            await().until(() -> fetcher.connectionsInUse() == 0);
        }
    }

    /** A request that waited for a connection would be sent out of its slot. */
    @Test
    void aHostThatAnswersNothingIsAskedNoMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(Connections.PER_HOST);
        try (RawHost host = RawHost.holding((in, out) -> {
                    RawHost.readHead(in);
                    asked.countDown();
                    new CountDownLatch(1).await();
                });
                Fetcher fetcher = fetcher();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchResult>> waiting = new ArrayList<>();
            for (int i = 0; i < Connections.PER_HOST; i++) {
                waiting.add(callers.submit(() -> get(fetcher, host.url("/"))));
            }
            asked.await();

            assertThat(failed(get(fetcher, host.url("/"))).detail()).contains("earlier requests without an answer");
            assertThat(host.connections()).isEqualTo(Connections.PER_HOST);
            assertThat(waiting).noneMatch(Future::isDone);
            callers.shutdownNow();
        }
    }

    @Test
    void closingBreaksOffWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawHost host = RawHost.holding((in, out) -> {
                    RawHost.readHead(in);
                    asked.countDown();
                    new CountDownLatch(1).await();
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Fetcher fetcher = fetcher();
            Future<FetchResult> waiting = callers.submit(() -> get(fetcher, host.url("/")));
            asked.await();
            fetcher.close();

            assertThat(failed(waiting.get()).fault()).isEqualTo(Fault.CONNECTION);
            assertThat(failed(get(fetcher, host.url("/"))).fault()).isEqualTo(Fault.CONNECTION);
        }
    }

    @Test
    void proxiesOfSystemPropertiesAreNotUsed() throws Exception {
        Map<String, String> proxies = Map.of(
                "http.proxyHost", "127.0.0.1",
                "https.proxyHost", "127.0.0.1",
                "socksProxyHost", "127.0.0.1",
                "http.nonProxyHosts", "",
                "socksNonProxyHosts", "",
                "java.net.useSystemProxies", "true");
        try (RawHost proxy = keepingAlive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
                RawHost host = keepingAlive(HELLO)) {
            proxies.forEach(System::setProperty);
            for (String port : List.of("http.proxyPort", "https.proxyPort", "socksProxyPort")) {
                System.setProperty(port, String.valueOf(proxy.port()));
            }
            try (Fetcher fetcher = fetcher()) {
                assertThat(answer(get(fetcher, host.url("/"))).body().text(StandardCharsets.UTF_8))
                        .isEqualTo("hello");
                assertThat(proxy.connections()).isZero();
            } finally {
                proxies.keySet().forEach(System::clearProperty);
                List.of("http.proxyPort", "https.proxyPort", "socksProxyPort").forEach(System::clearProperty);
            }
        }
    }

    @Test
    void whatIsSentIsPlainAndHonest() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> {
                    String head = RawHost.readHead(in);
                    String body = new String(in.readNBytes(3), StandardCharsets.UTF_8);
                    String seen = head + body;
                    RawHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + seen.length() + "\r\n\r\n" + seen);
                });
                Fetcher fetcher = fetcher()) {
            Cookies cookies = new Cookies();
            cookies.keep(host.url("/"), Map.of("set-cookie", List.of("a=1", "b=2")), Instant.now());
            Validators known = new Validators(Optional.of("\"v1\"\r\nX-Injected: 1"), Optional.of("Sun, 01 Nov"));

            Answer answer = answer(fetcher.fetch(
                    host.url("/s;jsessionid=1?$top=1"),
                    PageRequest.postJson("list", "/s", "{1}"),
                    cookies,
                    known,
                    Fetching.LONG));

            assertThat(answer.body().text(StandardCharsets.UTF_8)).isEqualTo("""
                    POST /s;jsessionid=1?$top=1 HTTP/1.1\r
                    Host: 127.0.0.1:%d\r
                    User-Agent: Whereabouts/test\r
                    Accept-Encoding: gzip\r
                    Cookie: a=1; b=2\r
                    If-None-Match: "v1"  X-Injected: 1\r
                    If-Modified-Since: Sun, 01 Nov\r
                    Content-Type: application/json\r
                    Content-Length: 3\r
                    \r
                    {1}""".formatted(host.port()));
        }
    }
}
