package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.fetch.Fetching.answer;
import static org.whereabouts.crawler.fetch.Fetching.failed;
import static org.whereabouts.crawler.fetch.Fetching.fetcher;
import static org.whereabouts.crawler.fetch.Fetching.get;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
        try (CheckedNames names = new CheckedNames(AddressRule.PUBLIC_ONLY, rebinding)) {
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

            assertThat(failed.fault()).isEqualTo(Fault.CONNECTION);
            assertThat(failed.detail()).startsWith("nobody.example/list: the host name has no address");
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
