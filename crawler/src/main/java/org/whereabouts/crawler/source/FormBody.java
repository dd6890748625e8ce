package org.whereabouts.crawler.source;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Encodes form fields and query strings as browsers do: {@code application/x-www-form-urlencoded}, UTF-8, in the order given.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-urlencoded-serializer">WHATWG URL, urlencoded serializing</a>
 */
public final class FormBody {

    private FormBody() {}

    public static String encode(SequencedMap<String, String> fields) {
        return fields.entrySet().stream().map(FormBody::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> field) {
        return encode(field.getKey()) + "=" + encode(field.getValue());
    }

    /**
     * The fields of an encoded form or query, as {@link #encode(SequencedMap)} writes them; none of "".
     *
     * @throws IllegalArgumentException when it has a broken escape
     */
    public static SequencedMap<String, String> decode(String encoded) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                fields.put(decodeOne(pair.substring(0, sign)), decodeOne(pair.substring(sign + 1)));
            }
        }
        return fields;
    }

    private static String decodeOne(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** One name or value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
