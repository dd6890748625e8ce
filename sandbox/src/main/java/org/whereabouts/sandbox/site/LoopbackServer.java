package org.whereabouts.sandbox.site;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A WireMock server on loopback that hands every request to one handler. */
final class LoopbackServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 16;

    /** What answers the requests. */
    @FunctionalInterface
    interface Handler {
        Answer answer(SiteRequest request);
    }

    /** A response, and how long to wait before it is sent. */
    record Answer(SiteResponse response, Duration delay) {}

    private final WireMockServer server;

    private LoopbackServer(WireMockServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param name who needs the port, for the error message
     * @param port the port, or 0 for a free one
     * @throws IllegalStateException when the port is in use
     */
    static LoopbackServer start(String name, int port, Handler handler) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .containerThreads(THREADS)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensions(new Transformer(handler));
        if (port == 0) {
            configuration.dynamicPort();
        } else {
            configuration.port(port);
        }
        WireMockServer server = new WireMockServer(configuration);
        try {
            server.start();
        } catch (FatalStartupException e) {
            throw new IllegalStateException(
                    "Port " + port + " for " + name + " on " + LOOPBACK
                            + " is in use: choose another, or 0 for a free one",
                    e);
        }
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
        return new LoopbackServer(server);
    }

    URI baseUrl() {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Transformer(Handler handler) implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "site";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            Answer answer = handler.answer(SiteRequest.of(
                    request.getMethod().getName(),
                    request.getUrl(),
                    orEmpty(request.getHeader("Content-Type")),
                    orEmpty(request.getBodyAsString()),
                    orEmpty(request.getHeader("If-None-Match"))));
            SiteResponse response = answer.response();
            ResponseDefinitionBuilder definition = WireMock.aResponse()
                    .withStatus(response.status())
                    .withHeader("Content-Type", response.contentType())
                    .withBody(response.bytes());
            response.headers().forEach(definition::withHeader);
            if (answer.delay().isPositive()) {
                definition.withFixedDelay(Math.toIntExact(answer.delay().toMillis()));
            }
            return definition.build();
        }

        private static String orEmpty(@Nullable String value) {
            return value == null ? "" : value;
        }
    }
}
