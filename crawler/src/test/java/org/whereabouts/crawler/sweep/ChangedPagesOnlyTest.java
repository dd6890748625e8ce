package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.capture.RunPages;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;

/** A page whose version the site named is asked for again only if it has changed (RFC 9110, section 13). */
class ChangedPagesOnlyTest extends VersionedPageFixture {

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void anUnchangedPageIsReadFromItsCapture(boolean etag, boolean lastModified) throws InterruptedException {
        site.stubFor(get("/list").willReturn(versioned("A1", etag, lastModified)));
        sweep(1);
        var ifUnchanged = get("/list");
        var expected = getRequestedFor(urlEqualTo("/list"));
        if (etag) {
            ifUnchanged = ifUnchanged.withHeader("If-None-Match", equalTo("\"v1\""));
            expected = expected.withHeader("If-None-Match", equalTo("\"v1\""));
        } else {
            expected = expected.withoutHeader("If-None-Match");
        }
        if (lastModified) {
            ifUnchanged = ifUnchanged.withHeader("If-Modified-Since", equalTo(DATE));
            expected = expected.withHeader("If-Modified-Since", equalTo(DATE));
        } else {
            expected = expected.withoutHeader("If-Modified-Since");
        }
        site.stubFor(ifUnchanged.willReturn(aResponse().withStatus(304)));

        Ended second = sweep(2);
        Ended third = sweep(3);

        site.verify(2, expected);
        assertThat(numbers(second)).containsExactly("A1");
        assertThat(numbers(third)).containsExactly("A1");
        Page read = RunPages.of(crawler.captures, 3).getFirst();
        assertThat(read.body().text(StandardCharsets.UTF_8)).isEqualTo("A1");
        assertThat(read.fetchedAt())
                .as("the site has just said so")
                .isAfter(RunPages.of(crawler.captures, 1).getFirst().fetchedAt());
    }

    @Test
    void aChangedPageIsReadAsItIsNow() throws InterruptedException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        site.stubFor(get("/list").willReturn(versioned("B2", true, false)));

        assertThat(numbers(sweep(2))).containsExactly("B2");
    }

    @Test
    void theNextProcessAsksForChangesToo() throws InterruptedException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        crawler = crawler.successor();
        site.stubFor(get("/list")
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));

        assertThat(numbers(sweep(2))).containsExactly("A1");
        site.verify(1, getRequestedFor(urlEqualTo("/list")).withHeader("If-None-Match", equalTo("\"v1\"")));
    }

    @Test
    void aPageWhoseCaptureIsGoneIsAskedForWholeOnceMore() throws InterruptedException, IOException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        deleteCaptures();
        site.stubFor(get("/list")
                .withHeader("If-None-Match", matching(".*"))
                .willReturn(aResponse().withStatus(304)));
        crawler = crawler.successor();

        assertThat(numbers(sweep(2))).containsExactly("A1");
        site.verify(2, getRequestedFor(urlEqualTo("/list")).withHeader("If-None-Match", absent()));
        assertThat(crawler.captures.ofRun(2, 0, 10)).hasSize(1);
    }

    @Test
    void nothingChangedWhereNoVersionWasNamedIsNoAnswer() throws InterruptedException {
        site.stubFor(get("/list").willReturn(aResponse().withStatus(304)));

        assertThat(run()).isInstanceOfSatisfying(BrokenOff.class, broken -> {
            assertThat(broken.obstacle()).isEqualTo(Obstacle.GARBLED);
            assertThat(broken.detail()).contains("304");
        });
    }

    @Test
    void whoeverAnswers304ToEverythingIsNotAskedForever() throws InterruptedException, IOException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        deleteCaptures();
        site.stubFor(get("/list").willReturn(aResponse().withStatus(304)));

        assertThat(run()).isInstanceOf(BrokenOff.class);
        site.verify(3, getRequestedFor(urlEqualTo("/list")));
    }

    private void deleteCaptures() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
