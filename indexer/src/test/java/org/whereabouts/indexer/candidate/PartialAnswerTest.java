package org.whereabouts.indexer.candidate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.indexer.index.IndexUnavailableException;
import org.whereabouts.indexer.testing.IndexUnderTest;

/** Answers of a part of the index, as Elasticsearch words them. */
class PartialAnswerTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private String answer = "";

    PartialAnswerTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void partOfTheIndexIsNoAnswer(boolean timedOut, int failed) {
        answer = answer(timedOut, failed);

        assertThatThrownBy(this::people)
                .isInstanceOf(IndexUnavailableException.class)
                .hasMessageContaining("whole index");
    }

    @Test
    void wholeIndexIsAnAnswerAndNothingLessIsAskedFor() {
        answer = answer(false, 0);

        assertThat(people().total()).isZero();
        assertThat(asked).singleElement().asString().contains("allow_partial_search_results=false");
    }

    private Proposals.Page people() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Proposals(IndexUnderTest.client(url), new IndexName("t-")).byNameOrder(List.of(), 0, 10);
    }

    private static String answer(boolean timedOut, int failed) {
        return """
                {"took": 1, "timed_out": %s, "_shards": {"total": 2, "successful": %d, "skipped": 0, "failed": %d},
                 "hits": {"total": {"value": 0, "relation": "eq"}, "max_score": null, "hits": []}}
                """.formatted(timedOut, 2 - failed, failed);
    }
}
