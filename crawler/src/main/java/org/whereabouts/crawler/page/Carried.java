package org.whereabouts.crawler.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.PageRequest;

/**
 * What a chain of requests has to remember from page to page: whom to search for once the form is there, which page of a list is
 * due. It stands behind a {@code #} in the path of a request, form-encoded and sorted; of a path, that part is never sent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.5">RFC 3986, section 3.5</a>
 */
public final class Carried {

    private Carried() {}

    /** The request, carrying this and nothing else. */
    public static PageRequest on(PageRequest request, Map<String, String> carried) {
        String path = request.path().split("#", 2)[0] + "#" + FormBody.encode(new TreeMap<>(carried));
        return new PageRequest(request.kind(), request.method(), path, request.contentType(), request.body());
    }

    /** What the request carries, sorted; nothing for one that nothing was put on. */
    public static SequencedMap<String, String> of(PageRequest request) {
        SequencedMap<String, String> carried = new TreeMap<>();
        int hash = request.path().indexOf('#');
        for (String pair :
                hash < 0 ? new String[0] : request.path().substring(hash + 1).split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                carried.put(decoded(sides[0]), decoded(sides[1]));
            }
        }
        return Collections.unmodifiableSequencedMap(carried);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
