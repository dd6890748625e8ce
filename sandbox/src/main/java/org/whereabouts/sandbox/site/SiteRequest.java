package org.whereabouts.sandbox.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as a site sees it.
 *
 * @param path decoded, without the query
 * @param query decoded parameters, the first value of each
 * @param rawQuery the same as sent, without the question mark
 * @param contentType the media type in lower case without parameters, or empty
 * @param ifNoneMatch the header of that name, or empty
 * @param cookies as sent, by name
 */
record SiteRequest(
        String method,
        String path,
        Map<String, String> query,
        String rawQuery,
        String contentType,
        String body,
        String ifNoneMatch,
        Map<String, String> cookies) {

    static SiteRequest of(String method, String url, String contentType, String body) {
        return of(method, url, contentType, body, "");
    }

    static SiteRequest of(String method, String url, String contentType, String body, String ifNoneMatch) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        String query = mark < 0 ? "" : url.substring(mark + 1);
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        // A plus sign in a path is a plus sign.
        return new SiteRequest(
                method,
                decoded(path.replace("+", "%2B")),
                parameters(query),
                query,
                mediaType,
                body,
                ifNoneMatch,
                Map.of());
    }

    /** The same request with a {@code Cookie} header (RFC 6265, section 4.2). */
    SiteRequest withCookies(String header) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (String pair : header.split(";", -1)) {
            String[] sides = pair.strip().split("=", 2);
            if (sides.length == 2) {
                sent.putIfAbsent(sides[0], sides[1]);
            }
        }
        return new SiteRequest(method, path, query, rawQuery, contentType, body, ifNoneMatch, sent);
    }

    /** A cookie, empty when it was not sent. */
    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    boolean isGet() {
        return method.equals("GET");
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** A query parameter, empty when absent. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** The fields of a posted form; empty when the body is no form. */
    Map<String, String> form() {
        return contentType.equals("application/x-www-form-urlencoded") ? parameters(body) : Map.of();
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                parameters.putIfAbsent(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A malformed escape stands for itself, as with most servers.
            return encoded;
        }
    }
}
