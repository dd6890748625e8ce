package org.whereabouts.app.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * Where Elasticsearch is.
 *
 * @param url scheme, host and port
 * @param user the user; null where it asks for none
 * @param password the password; null likewise
 */
public record ElasticsearchAddress(
        URI url, @Nullable String user, @Nullable String password) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Reads an address like {@code https://user:password@host:9200}. */
    public static ElasticsearchAddress parse(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                String[] userInfo = uri.getUserInfo() == null
                        ? new String[0]
                        : uri.getUserInfo().split(":", 2);
                return new ElasticsearchAddress(
                        URI.create(uri.getScheme() + "://" + uri.getHost()
                                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())),
                        userInfo.length > 0 ? userInfo[0] : null,
                        userInfo.length > 1 ? userInfo[1] : null);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // The text may hold a password: it is not repeated, neither here nor in a cause.
            throw unreadable();
        }
        throw unreadable();
    }

    private static OperatorException unreadable() {
        return new OperatorException(
                ExitCode.USAGE,
                "WHEREABOUTS_ELASTICSEARCH_URL is no address of an Elasticsearch: write it like http://127.0.0.1:9200.");
    }

    /** Asks for its health once; says in one line when that fails. */
    public void requireReachable() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpRequest.Builder health =
                    HttpRequest.newBuilder(url.resolve("/_cluster/health")).timeout(TIMEOUT);
            if (user != null) {
                health.header("Authorization", "Basic " + credentials());
            }
            int status = http.send(health.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw unreachable("it answers HTTP " + status, null);
            }
        } catch (IOException e) {
            throw unreachable("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private String credentials() {
        String pair = user + ":" + (password == null ? "" : password);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private OperatorException unreachable(String why, @Nullable Exception cause) {
        String message = "Elasticsearch is not reachable at " + url + " (" + why
                + "): start it, or correct WHEREABOUTS_ELASTICSEARCH_URL.";
        return cause == null
                ? new OperatorException(ExitCode.NOT_REACHABLE, message)
                : new OperatorException(ExitCode.NOT_REACHABLE, message, cause);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return url.toString();
    }
}
