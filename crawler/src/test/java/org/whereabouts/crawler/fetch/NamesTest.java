package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.whereabouts.crawler.fetch.Fetching.answer;
import static org.whereabouts.crawler.fetch.Fetching.failed;
import static org.whereabouts.crawler.fetch.Fetching.fetcher;
import static org.whereabouts.crawler.fetch.Fetching.get;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

class NamesTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("203.0.114.7");

    /** The roles are turned round, since a test has no public host: loopback stands for what may be asked. */
    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        Queue<InetAddress> answers = new ConcurrentLinkedQueue<>();
        answers.add(LOOPBACK);
        answers.add(PUBLIC);
        try (RawHost host = RawHost.answering(OK);
                Fetcher fetcher = fetcher(AddressRule.LOOPBACK_ONLY, _ -> new InetAddress[] {answers.remove()})) {
            URI url = URI.create("http://rebinding.example:" + host.port() + "/");

            assertThat(answer(get(fetcher, url)).status()).isEqualTo(200);
            assertThat(answers).as("asked for the name once").containsExactly(PUBLIC);
            assertThat(failed(get(fetcher, url)).fault()).isEqualTo(Fault.FORBIDDEN_ADDRESS);
        }
    }

    @Test
    void aPublicNameThatTurnsToLoopbackIsRefusedThen() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        NameLookup rebinding = _ -> new InetAddress[] {asked.getAndIncrement() == 0 ? PUBLIC : LOOPBACK};
        try (CheckedNames names = new CheckedNames(AddressRule.PUBLIC_ONLY, rebinding, Fetching.LONG)) {
            assertThat(names.resolve("rebinding.example")).containsExactly(PUBLIC);
            assertThatThrownBy(() -> names.resolve("rebinding.example"))
                    .isInstanceOf(ForbiddenAddressException.class)
                    .hasMessage("rebinding.example has the address 127.0.0.1");
        }
    }

    @Test
    void oneForbiddenAddressAmongSeveralRefusesTheHost() throws Exception {
        try (RawHost host = RawHost.answering(OK);
                Fetcher fetcher =
                        fetcher(AddressRule.LOOPBACK_ONLY, _ -> new InetAddress[] {LOOPBACK, LOOPBACK, PUBLIC})) {
            URI url = URI.create("http://several.example:" + host.port() + "/");

            assertThat(failed(get(fetcher, url)).fault()).isEqualTo(Fault.FORBIDDEN_ADDRESS);
            assertThat(host.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "0.0.0.0",
                "[::]",
                "169.254.169.254",
                "localhost",
                "LOCALHOST"
            })
    void noSpellingOfOurOwnNetworkIsAsked(String spelling) throws Exception {
        try (RawHost host = RawHost.answering(OK);
                Fetcher fetcher = fetcher(AddressRule.PUBLIC_ONLY, InetAddress::getAllByName)) {
            URI url = URI.create("http://" + spelling + ":" + host.port() + "/");

            assertThat(failed(get(fetcher, url)).fault()).isEqualTo(Fault.FORBIDDEN_ADDRESS);
            assertThat(host.connections()).isZero();
        }
    }

    @Test
    void aNameWithoutAnAddressIsToldSo() throws Exception {
        NameLookup nobody = host -> {
            throw new UnknownHostException(host);
        };
        try (Fetcher fetcher = fetcher(AddressRule.PUBLIC_ONLY, nobody)) {
            Failed failed = failed(get(fetcher, URI.create("http://nobody.example/list?name=DOE")));

            assertThat(failed.fault()).isEqualTo(Fault.UNRESOLVED);
            assertThat(failed.detail()).startsWith("nobody.example/list: the host name has no address");
        }
    }

    @Test
    void aNameServiceThatHangsIsToldAsOurOwnFault() throws Exception {
        FetchLimits hasty = new FetchLimits(1_000, Duration.ofMillis(100), Fetching.LONG);
        try (Hanging names = new Hanging();
                Fetcher fetcher = new Fetcher(
                        AddressRule.PUBLIC_ONLY, hasty, "Whereabouts/test", InstantSource.system(), names, null)) {
            Failed failed = failed(get(fetcher, URI.create("http://slow.example/")));

            assertThat(failed.fault()).isEqualTo(Fault.UNRESOLVED);
            assertThat(failed.detail()).contains("this machine's name service gave no address within 100 ms");
        }
    }

    @Test
    void whoComesWhileTooManyLookUpsHangIsToldSoAtOnce() throws Exception {
        int bound = CheckedNames.LOOKUPS_AT_ONCE + CheckedNames.LONGEST_LINE;
        List<Thread> waiting = new ArrayList<>();
        try (Hanging hanging = new Hanging();
                CheckedNames names = new CheckedNames(AddressRule.PUBLIC_ONLY, hanging, Fetching.LONG)) {
            for (int i = 0; i < bound; i++) {
                waiting.add(Thread.ofVirtual().start(() -> {
                    try {
                        names.resolve("slow.example");
                    } catch (UnknownHostException e) {
                        // Closed, in the end.
                    }
                }));
            }
            await().until(() -> names.waiting() == bound);

            assertThatThrownBy(() -> names.resolve("quick.example"))
                    .isInstanceOf(UnresolvedNameException.class)
                    .hasMessageContaining("has left 72 questions");
        }
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @Test
    void whoIsLookedUpWhenTheFetcherIsClosedHasNoConnection() throws Exception {
        try (Hanging names = new Hanging()) {
            Fetcher fetcher = fetcher(AddressRule.PUBLIC_ONLY, names);
            CompletableFuture<FetchResult> result = new CompletableFuture<>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    result.complete(get(fetcher, URI.create("http://slow.example/")));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            names.asked.await();
            fetcher.close();
            asking.join();

            assertThat(failed(result.get()).fault()).isEqualTo(Fault.CONNECTION);
            assertThat(failed(result.get()).detail()).contains("closed");
        }
    }

    @Test
    void nobodyIsLookedUpAfterClosing() {
        CheckedNames names = new CheckedNames(AddressRule.PUBLIC_ONLY, _ -> new InetAddress[] {PUBLIC}, Fetching.LONG);
        names.close();

        assertThatThrownBy(() -> names.resolve("late.example")).isInstanceOf(ClosedFetcherException.class);
    }

    /** A name service that answers nobody, deaf to interrupts as native code is. */
    private static final class Hanging implements NameLookup, AutoCloseable {

        final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public InetAddress[] lookup(String host) throws UnknownHostException {
            asked.countDown();
            boolean interrupted = false;
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }

        @Override
        public void close() {
            end.countDown();
        }
    }

    @Test
    void theHostIsNamedAsTheUrlNamesIt() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> {
                    String head = RawHost.readHead(in);
                    String line = head.lines()
                            .filter(l -> l.startsWith("Host:"))
                            .findFirst()
                            .orElse("none");
                    RawHost.write(out, "HTTP/1.1 200 OK\r\nX-Seen: " + line + "\r\nContent-Length: 0\r\n\r\n");
                });
                Fetcher fetcher = fetcher(AddressRule.LOOPBACK_ONLY, _ -> new InetAddress[] {LOOPBACK})) {
            URI url = URI.create("http://agency.example:" + host.port() + "/");

            assertThat(answer(get(fetcher, url)).header("x-seen")).contains("Host: agency.example:" + host.port());
        }
    }
}
