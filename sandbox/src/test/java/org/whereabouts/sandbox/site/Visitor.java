package org.whereabouts.sandbox.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a site over HTTP, as anybody would. */
final class Visitor implements AutoCloseable {
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI base;

    Visitor(URI base) {
        this(base, HttpClient.newHttpClient());
    }

    private Visitor(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    /** One that keeps cookies and follows redirects, as a browser does. */
    static Visitor withCookies(URI base) {
        return new Visitor(
                base,
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
    }

    HttpResponse<String> get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(at(pathAndQuery)));
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postForm(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", body);
    }

    JsonNode getJson(String pathAndQuery) {
        return json(get(pathAndQuery));
    }

    JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    Document html(HttpResponse<String> response) {
        return Jsoup.parse(response.body(), base.toString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI at(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
