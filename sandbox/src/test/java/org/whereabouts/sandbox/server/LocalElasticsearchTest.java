package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalElasticsearchTest {

    private static final ElasticsearchOptions SMALL = new ElasticsearchOptions(256, true);

    @TempDir
    Path temporary;

    private static String send(String method, URI server, String path, String body) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Starts a server, stores a document and lives until it is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            LocalElasticsearch elasticsearch =
                    LocalElasticsearch.start(Path.of(arguments[0]), new ElasticsearchOptions(256, false));
            send("PUT", elasticsearch.url(), "/words/_doc/1", "{\"word\": \"still there\"}");
            System.out.println(elasticsearch.pid());
            System.in.read();
        }
    }

    @Test
    void killedJvmTakesItsServerWithItAndTheNextStartServesWhatItStored() throws Exception {
        Path data = temporary.resolve("it's here");
        long killed;
        try (ForkedJvm jvm = ForkedJvm.start(Parent.class, data)) {
            killed = Long.parseLong(jvm.line());
            assertThat(Processes.runs(killed)).isTrue();
        }
        // At once: the next start waits for the old server to end by itself.
        LocalElasticsearch next = LocalElasticsearch.start(data, SMALL);
        try {
            assertThat(Processes.runs(killed)).isFalse();
            assertThat(send("GET", next.url(), "/words/_doc/1", "")).contains("still there");

            URI another = TestServers.elasticsearch().url();
            assertThat(send("GET", another, "/words/_doc/1", "")).contains("index_not_found");
            assertThatExceptionOfType(ServerStartException.class)
                    .isThrownBy(() -> LocalElasticsearch.start(data, SMALL))
                    .withMessageContainingAll("in use", data.toString(), "--data");
        } finally {
            next.close();
        }
        assertThat(Processes.runs(next.pid())).isFalse();
        assertThat(Processes.naming(data)).isEmpty();
    }

    @Test
    void brokenDataIsReportedInOneLineAndLeavesNothingRunning() throws IOException {
        Files.writeString(Files.createDirectories(temporary.resolve("data")).resolve("_state"), "not a directory");

        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> LocalElasticsearch.start(temporary, SMALL))
                .withMessageContainingAll(
                        "Elasticsearch ended while it started", "FileAlreadyExists", "logs/elasticsearch.log")
                .satisfies(OneLine::isOneLine);
        // Who was killed takes a moment to be gone.
        await().untilAsserted(() -> assertThat(Processes.naming(temporary)).isEmpty());
    }

    @Test
    void wellFilledDiskDoesNotMakeIndicesReadOnly() throws IOException {
        assertThat(send("GET", TestServers.elasticsearch().url(), "/_nodes/settings?flat_settings", ""))
                .contains("\"cluster.routing.allocation.disk.threshold_enabled\":\"false\"");
    }

    @Test
    void onlyThisMachineReachesIt() {
        assertThat(TestServers.elasticsearch().url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void heapTooSmallToStartIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ElasticsearchOptions(64, true))
                .withMessageContaining("64");
    }
}
