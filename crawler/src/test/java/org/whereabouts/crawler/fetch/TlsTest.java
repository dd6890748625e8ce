package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.crawler.fetch.Fetching.answer;
import static org.whereabouts.crawler.fetch.Fetching.failed;
import static org.whereabouts.crawler.fetch.Fetching.fetcher;
import static org.whereabouts.crawler.fetch.Fetching.get;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

class TlsTest {

    private static final RawHost.Conversation HELLO = (in, out) -> {
        while (!RawHost.readHead(in).isEmpty()) {
            RawHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        }
    };

    @TempDir
    static Path directory;

    private static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(directory);
    }

    @Test
    void aWholeChainToAKnownAuthorityIsTrusted() throws Exception {
        try (RawHost host = RawHost.holding(certificates.server("good", 2), HELLO);
                Fetcher fetcher = trusting(certificates.authorities())) {
            for (int i = 0; i < 3; i++) {
                assertThat(answer(get(fetcher, https(host))).body().text(StandardCharsets.UTF_8))
                        .isEqualTo("hello");
            }
            assertThat(host.connections()).as("kept for the next request").isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "good, 1, the certificate chain is incomplete: the server does not send the certificate of its issuer CN=intermediate",
        "expired, 2, the certificate expired on 2",
        "elsewhere, 2, the certificate is for other.example and not for this host",
    })
    void whatCannotBeTrustedIsToldPrecisely(String certificate, int chainLength, String why) throws Exception {
        try (RawHost host = RawHost.holding(certificates.server(certificate, chainLength), HELLO);
                Fetcher fetcher = trusting(certificates.authorities())) {
            assertUntrusted(get(fetcher, https(host)), why);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "root, 1, the certificate is self-signed",
        "good, 3, 'the certificate was issued by CN=root, an authority this JVM does not know'",
        "good, 2, the certificate chain is incomplete",
    })
    void byDefaultOnlyTheJdksAuthoritiesAreTrusted(String certificate, int chainLength, String why) throws Exception {
        try (RawHost host = RawHost.holding(certificates.server(certificate, chainLength), HELLO);
                Fetcher fetcher = fetcher()) {
            Failed failed = assertUntrusted(get(fetcher, https(host)), why);

            assertThat(failed.detail()).contains("-Djavax.net.ssl.trustStore");
        }
    }

    @Test
    void aHostWithoutTlsIsNotTrusted() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> RawHost.write(out, "HTTP/1.1 400 Bad Request\r\n\r\n"));
                Fetcher fetcher = fetcher()) {
            assertUntrusted(get(fetcher, https(host)), "no TLS connection");
        }
    }

    @Test
    void aHostWithoutACommonVersionIsNotTrusted() throws Exception {
        ServerSocket server = certificates.server("good", 2);
        ((SSLServerSocket) server).setEnabledCipherSuites(new String[] {"TLS_DHE_RSA_WITH_AES_256_CBC_SHA"});
        try (RawHost host = RawHost.holding(server, HELLO);
                Fetcher fetcher = trusting(certificates.authorities())) {
            assertUntrusted(get(fetcher, https(host)), "no TLS connection");
        }
    }

    @Test
    void aHandshakeThatIsBrokenOffIsAMatterOfTheConnection() throws Exception {
        try (RawHost host = RawHost.holding((in, out) -> in.read());
                Fetcher fetcher = fetcher()) {
            assertThat(failed(get(fetcher, https(host))).fault()).isEqualTo(Fault.CONNECTION);
        }
    }

    private static Failed assertUntrusted(FetchResult result, String why) {
        Failed failed = failed(result);
        assertThat(failed.detail()).startsWith("127.0.0.1/search: " + why);
        assertThat(failed.fault()).isEqualTo(Fault.UNTRUSTED);
        return failed;
    }

    private static URI https(RawHost host) {
        return URI.create("https://127.0.0.1:" + host.port() + "/search?name=DOE");
    }

    private static Fetcher trusting(KeyStore authorities) {
        return new Fetcher(
                AddressRule.LOOPBACK_ONLY,
                Fetching.LIMITS,
                "Whereabouts/test",
                InstantSource.system(),
                InetAddress::getAllByName,
                authorities);
    }
}
