package org.whereabouts.crawler.capture;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;

/** Requests and answers of a made-up site. */
final class Exchanges {

    static final SourceId SOURCE = new SourceId("us-xx-example");
    static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");
    static final URI URL = URI.create("https://locator.example.org/list");

    private Exchanges() {}

    static Search search() {
        return new Search("everybody", true, request(0));
    }

    static PageRequest request(int page) {
        return PageRequest.postForm("list", "/list", "page=" + page + "&name=Mu%C3%B1oz");
    }

    static Answer answer(String body) {
        return answer(200, body, AT, Map.of());
    }

    static Answer answer(int status, String body, Instant at, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("content-type", List.of("text/plain; charset=utf-8"));
        all.put("transfer-encoding", List.of("chunked"));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Answer(URL, status, all, PageBody.of(body.getBytes(StandardCharsets.UTF_8)), at);
    }
}
