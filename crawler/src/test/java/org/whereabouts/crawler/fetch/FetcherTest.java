package org.whereabouts.crawler.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.FetchResult.Answered;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageRequest;

class FetcherTest {

    private static final int MOST = 10_000;
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final PageRequest PAGE = PageRequest.get("page", "/page");

    private static WireMockServer host;
    private Fetcher fetcher;

    @BeforeAll
    static void startHost() {
        host = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
        host.start();
    }

    @AfterAll
    static void stopHost() {
        host.stop();
    }

    @BeforeEach
    void start() {
        host.resetAll();
        fetcher = fetcher(AddressRule.LOOPBACK_ONLY);
    }

    @AfterEach
    void stop() {
        fetcher.close();
    }

    @Test
    void anAnswerIsKeptWhateverItsStatus() throws InterruptedException {
        answer(aResponse().withStatus(418).withBody("short and stout").withHeader("X-Kind", "teapot"));

        assertThat(fetch()).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.answer().status()).isEqualTo(418);
            assertThat(answered.answer().body().text(StandardCharsets.UTF_8)).isEqualTo("short and stout");
            assertThat(answered.answer().header("x-kind")).contains("teapot");
            assertThat(answered.answer().receivedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void weSayWhoWeAre() throws InterruptedException {
        answer(aResponse());
        fetch();

        host.verify(getRequestedFor(urlEqualTo("/page")).withHeader("User-Agent", equalTo("Whereabouts/test")));
    }

    @Test
    void aFormIsPostedAsItIs() throws InterruptedException {
        answer(aResponse());
        PageRequest form = PageRequest.postForm("list", "/page", "name=O%27Brien&first=A");

        fetcher.fetch(
                URI.create(host.baseUrl() + "/page"), form, new Cookies(), Validators.NONE, Duration.ofSeconds(5));

        host.verify(postRequestedFor(urlEqualTo("/page"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("name=O%27Brien&first=A")));
    }

    @Test
    void cookiesStayInTheirSession() throws InterruptedException {
        answer(aResponse().withHeader("Set-Cookie", "JSESSIONID=abc; Path=/"));
        Cookies session = new Cookies();
        fetch(session);
        fetch(session);
        fetch(new Cookies());

        host.verify(1, getRequestedFor(urlEqualTo("/page")).withHeader("Cookie", equalTo("JSESSIONID=abc")));
    }

    @Test
    void aPageOverTheBoundIsRefused() throws InterruptedException {
        answer(aResponse().withBody("x".repeat(MOST + 1)));

        assertFault(Fault.TOO_LARGE);
    }

    @Test
    void aPageThatUnpacksOverTheBoundIsRefused() throws InterruptedException, IOException {
        answer(gzip(new byte[1_000_000]));

        assertFault(Fault.TOO_LARGE);
    }

    @Test
    void aCompressedPageIsUnpacked() throws InterruptedException, IOException {
        answer(gzip("packed".getBytes(StandardCharsets.UTF_8)));

        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer().body().text(StandardCharsets.UTF_8))
                                .isEqualTo("packed"));
    }

    @Test
    void aGarbledCompressionIsTold() throws InterruptedException {
        answer(aResponse().withHeader("Content-Encoding", "gzip").withBody("this is no gzip"));

        assertFault(Fault.BROKEN_ENCODING);
    }

    @Test
    void aSlowHostIsGivenUp() throws InterruptedException {
        answer(aResponse().withFixedDelay(5_000));

        FetchResult result = fetcher.fetch(
                URI.create(host.baseUrl() + "/page"), PAGE, new Cookies(), Validators.NONE, Duration.ofMillis(100));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT));
    }

    @Test
    void redirectsAreLeftToTheCaller() throws InterruptedException {
        answer(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer().redirect()).contains("/elsewhere"));
    }

    @Test
    void aClosedPortIsAConnectionFault() throws InterruptedException, IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        URI closed = URI.create("http://127.0.0.1:" + free + "/page");

        assertThat(fetcher.fetch(closed, PAGE, new Cookies(), Validators.NONE, Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.fault()).isEqualTo(Fault.CONNECTION));
    }

    @Test
    void outsideTheSandboxLoopbackIsForbidden() throws InterruptedException {
        answer(aResponse());
        try (Fetcher outside = fetcher(AddressRule.PUBLIC_ONLY)) {
            FetchResult result = outside.fetch(
                    URI.create(host.baseUrl() + "/page"), PAGE, new Cookies(), Validators.NONE, Duration.ofSeconds(5));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.fault()).isEqualTo(Fault.FORBIDDEN_ADDRESS));
        }
        host.verify(0, getRequestedFor(anyUrl()));
    }

    private void answer(ResponseDefinitionBuilder response) {
        host.stubFor(any(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray());
    }

    private void assertFault(Fault fault) throws InterruptedException {
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.fault()).isEqualTo(fault));
    }

    private FetchResult fetch() throws InterruptedException {
        return fetch(new Cookies());
    }

    private FetchResult fetch(Cookies cookies) throws InterruptedException {
        return fetcher.fetch(
                URI.create(host.baseUrl() + "/page"), PAGE, cookies, Validators.NONE, Duration.ofSeconds(5));
    }

    private static Fetcher fetcher(AddressRule rule) {
        return new Fetcher(
                rule,
                new FetchLimits(MOST, Duration.ofSeconds(2), Duration.ofSeconds(5)),
                "Whereabouts/test",
                InstantSource.fixed(NOW));
    }
}
