package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.Priority;

/** Requests that are not conditional, and the record of what was sent. */
class PlainRequestsTest extends VersionedPageFixture {

    /** Belong to the connection, not to the request (RFC 9110, section 7.6.1), or are withheld. */
    private static final Set<String> CONNECTION_HEADERS = Set.of("connection", "upgrade", "http2-settings", "cookie");

    @Test
    void aPostIsNeverConditional() throws InterruptedException {
        site.stubFor(post("/list").willReturn(versioned("A1", true, true)));
        Search search = search(PageRequest.postForm("list", "/list", "all=yes"));
        for (long run = 1; run <= 2; run++) {
            keep(run, search, (Ended) crawler.runner.run(source, search, Priority.SWEEP, Duration.ofSeconds(30)));
        }

        site.verify(2, postRequestedFor(urlEqualTo("/list")).withHeader("If-None-Match", absent()));
    }

    @Test
    void aSiteThatNamesNoVersionsIsAskedPlainly() throws InterruptedException {
        site.stubFor(get("/list").willReturn(ok("A1")));
        sweep(1);
        sweep(2);

        site.verify(0, getRequestedFor(anyUrl()).withHeader("If-None-Match", matching(".*")));
        site.verify(0, getRequestedFor(anyUrl()).withHeader("If-Modified-Since", matching(".*")));
    }

    /** Holds fetcher and captures together: what the one sends the other writes down. */
    @Test
    void theRequestRecordHoldsEveryHeaderThatTheSiteReceivedSaveCookies() throws InterruptedException, IOException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, true).withHeader("Set-Cookie", "session=s3cr3t")));
        sweep(1);
        sweep(2);
        Set<String> received = new TreeSet<>();
        site.getAllServeEvents().getFirst().getRequest().getHeaders().all().forEach(header -> {
            if (!CONNECTION_HEADERS.contains(header.key().toLowerCase(Locale.ROOT))) {
                received.add(header.key().toLowerCase(Locale.ROOT) + ": " + header.firstValue());
            }
        });
        received.remove("content-length: 0");
        assertThat(received).anyMatch(header -> header.startsWith("if-none-match"));

        Set<String> written = new TreeSet<>();
        for (String line : lastRequestBlock().split("\r\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                written.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
            }
        }
        assertThat(written).isEqualTo(received);
    }

    private String lastRequestBlock() throws IOException {
        String last = "";
        try (var files = Files.list(directory);
                WarcReader reader = new WarcReader(files.findFirst().orElseThrow())) {
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get() instanceof WarcRequest request) {
                    last = new String(request.body().stream().readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return last;
    }
}
