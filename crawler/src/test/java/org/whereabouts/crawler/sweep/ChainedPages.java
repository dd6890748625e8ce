package org.whereabouts.crawler.sweep;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;

/** A source whose searches are chains of pages, /search/page, of equal length; each page leads to the next. */
record ChainedPages(SourceProfile profile, int searches, int pages) implements Source {

    static ChainedPages at(URI url, int searches, int pages, @Nullable Integer dailyRequests) {
        SourceOverlay overlay = new SourceOverlay(url, Duration.ofMillis(1));
        return new ChainedPages(
                NumberedPages.profile(new SourceId("us-zz-chained"), overlay, dailyRequests), searches, pages);
    }

    @Override
    public Stream<Search> sweep() {
        return IntStream.range(0, searches).mapToObj(search -> new Search("s" + search, true, request(search, 0)));
    }

    @Override
    public PageOutcome parse(Page page) {
        String path = page.request().path();
        int search = Integer.parseInt(path.substring(1, path.indexOf('/', 1)));
        int next = Integer.parseInt(path.substring(path.indexOf('/', 1) + 1)) + 1;
        RosterEntry person = RosterEntry.builder()
                .put(EntryField.NUMBER, page.body().text(StandardCharsets.UTF_8) + next)
                .build();
        return new PageOutcome.Roster(
                List.of(person), OptionalInt.of(pages), next < pages ? List.of(request(search, next)) : List.of());
    }

    private static PageRequest request(int search, int page) {
        return PageRequest.get("list", "/" + search + "/" + page);
    }
}
