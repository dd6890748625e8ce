package org.whereabouts.crawler.replay;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;

/** Captures pages as a sweep does, without a site. */
final class CapturedSweep {

    private final CaptureStore captures;
    private final Source source;
    private final long runId;

    CapturedSweep(CaptureStore captures, Source source, long runId) {
        this.captures = captures;
        this.source = source;
        this.runId = runId;
    }

    /** One search with these pages. */
    List<Long> search(String contentType, PageRequest request, Instant at, List<String> pages) {
        Search search = new Search("everybody", true, request);
        List<Capture> written = new ArrayList<>();
        for (String text : pages) {
            PageBody body = PageBody.of(text.getBytes(StandardCharsets.UTF_8));
            URI url = source.profile().baseUrl().resolve(request.path());
            Answer answer = new Answer(url, 200, Map.of("content-type", List.of(contentType)), body, at);
            Capture capture = captures.write(source.profile().id(), request, Validators.NONE, answer);
            written.add(capture.readAs(PageReader.read(source, new Page(request, contentType, body, at))));
        }
        return captures.index(source.profile().id(), runId, search, written);
    }
}
