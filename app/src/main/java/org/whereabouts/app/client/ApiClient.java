package org.whereabouts.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to a running Whereabouts. Answers are JSON trees or records; whatever goes wrong is an {@link OperatorException} that
 * says what to do.
 */
public final class ApiClient implements AutoCloseable {

    /** A resolve may wait for a live look-up; this is well past its deadline. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final URI base;
    private final @Nullable String key;

    /**
     * A client of the API at this address.
     *
     * @param base scheme, host and port
     * @param key the API key; null for an anonymous client
     */
    public ApiClient(URI base, @Nullable String key) {
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.base = base;
        this.key = key;
    }

    /** The answer to a GET. Parameters that are null are left out. */
    public JsonNode get(String path, SequencedMap<String, @Nullable String> parameters) {
        String query = parameters.entrySet().stream()
                .flatMap(entry -> {
                    String value = entry.getValue();
                    return value == null ? Stream.<String>empty() : Stream.of(entry.getKey() + "=" + encode(value));
                })
                .collect(Collectors.joining("&"));
        return send(request(query.isEmpty() ? path : path + "?" + query).GET());
    }

    /** The answer to a GET without parameters. */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** The answer to a POST of this body as JSON. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** The answer to a DELETE. */
    public JsonNode delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Gives each line of the answer to a POST as it comes; the answer may take as long as it takes.
     *
     * @param lines what it throws ends the request
     * @return how many lines there were
     */
    public long postForLines(String path, Map<String, ?> body, Consumer<JsonNode> lines) {
        HttpRequest request = request(path)
                .setHeader("Accept", "application/x-ndjson, application/problem+json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return asking(() -> {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> text = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw refusal(response.statusCode(), text.collect(Collectors.joining("\n")));
                }
                long count = 0;
                for (String line : (Iterable<String>) text::iterator) {
                    lines.accept(JSON.readTree(line));
                    count++;
                }
                return count;
            }
        });
    }

    /** An answer as a record; fields that the record does not know are ignored. */
    public static <T> T read(JsonNode answer, Class<T> type) {
        try {
            return JSON.treeToValue(answer, type);
        } catch (JacksonException e) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    "The server's answer is not what this version understands: is it the same version of Whereabouts?",
                    e);
        }
    }

    /** One value as a path segment or a parameter. */
    public static String encode(String value) {
        // A path segment must not hold the '+' that forms use for a blank.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(pathAndQuery))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest.Builder request) {
        return asking(() -> {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return JSON.readTree(response.body());
            }
            throw refusal(response.statusCode(), response.body());
        });
    }

    private OperatorException refusal(int status, String body) {
        return Problem.of(status, body).refusal(key != null);
    }

    private interface Exchange<T> {

        T perform() throws IOException, InterruptedException;
    }

    private <T> T asking(Exchange<T> exchange) {
        try {
            return exchange.perform();
        } catch (IOException | UncheckedIOException e) {
            throw new OperatorException(
                    ExitCode.NOT_REACHABLE,
                    "Whereabouts does not answer at " + base
                            + ": start it with 'whereabouts up', or name it with --url.",
                    e);
        } catch (JacksonException e) {
            throw new OperatorException(
                    ExitCode.FAILED, base + " answers, but not as Whereabouts does: check --url.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException(ExitCode.FAILED, "Interrupted while waiting for " + base + ".", e);
        }
    }
}
