package org.whereabouts.sandbox.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a site answers; text is sent as UTF-8, a file as it is: a byte for each character. */
record SiteResponse(int status, String contentType, String body, Map<String, String> headers) {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    static SiteResponse html(String body) {
        return html(200, body);
    }

    static SiteResponse html(int status, String body) {
        return new SiteResponse(status, HTML, body, Map.of());
    }

    static SiteResponse json(String body) {
        return json(200, body);
    }

    static SiteResponse json(int status, String body) {
        return new SiteResponse(status, JSON, body, Map.of());
    }

    static SiteResponse text(int status, String body) {
        return new SiteResponse(status, TEXT, body, Map.of());
    }

    static SiteResponse notFound() {
        return text(404, "Not Found");
    }

    static SiteResponse methodNotAllowed() {
        return text(405, "Method Not Allowed");
    }

    SiteResponse with(String header, String value) {
        return new SiteResponse(status, contentType, body, Map.of(header, value));
    }

    /** A file that is no text. */
    static SiteResponse file(String contentType, byte[] bytes) {
        return new SiteResponse(200, contentType, new String(bytes, StandardCharsets.ISO_8859_1), Map.of());
    }

    byte[] bytes() {
        boolean isText = contentType.startsWith("text/") || contentType.startsWith("application/json");
        return body.getBytes(isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}
