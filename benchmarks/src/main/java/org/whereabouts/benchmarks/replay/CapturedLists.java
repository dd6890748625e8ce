package org.whereabouts.benchmarks.replay;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.benchmarks.site.ListPages;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;

/** Result lists of the Texas source, captured as a sweep captures them, without a site. */
final class CapturedLists {

    static final long RUN = 1;

    private static final int PAGES_OF_SEARCH = 10;
    private static final int LETTERS = 26;
    private static final String TYPE = "text/html; charset=UTF-8";

    private final CaptureStore captures;
    private final TransactionTemplate transaction;
    private final Source texas;

    CapturedLists(Crawler crawler) {
        captures = crawler.part(CaptureStore.class);
        transaction = crawler.part(TransactionTemplate.class);
        texas = crawler.texas();
    }

    /** Captures so many pages and returns their payloads. */
    List<byte[]> capture(int pages) {
        ListPages lists = ListPages.of(PAGES_OF_SEARCH);
        List<Search> searches = texas.sweep().toList();
        List<byte[]> payloads = new ArrayList<>(pages);
        for (int number = 0; payloads.size() < pages; number++) {
            // Past the last search the sweep begins anew; rounds keep the pages apart.
            Search search = searches.get(number % searches.size());
            Deque<PageRequest> ahead = new ArrayDeque<>(List.of(search.first()));
            List<Capture> written = new ArrayList<>();
            for (int page = 1; page <= PAGES_OF_SEARCH && payloads.size() < pages; page++) {
                PageRequest request = ahead.remove();
                char lastName = (char) ('A' + number / LETTERS % LETTERS);
                char firstName = (char) ('A' + number % LETTERS);
                byte[] payload = lists.page(lastName, firstName, page, number / searches.size())
                        .getBytes(StandardCharsets.UTF_8);
                Answer answer = answer(request, payload);
                Roster roster = read(request, answer);
                written.add(captures.write(texas.profile().id(), request, Validators.NONE, answer)
                        .readAs(roster));
                payloads.add(payload);
                // The first page names all others, the last one twice: it is the first that a sweep asks for, to
                // compare it in the end.
                roster.next().stream().skip(1).forEach(ahead::add);
            }
            transaction.executeWithoutResult(_ -> captures.index(texas.profile().id(), RUN, search, written));
        }
        return payloads;
    }

    private Answer answer(PageRequest request, byte[] payload) {
        URI url = texas.profile().baseUrl().resolve(request.path());
        return new Answer(url, 200, Map.of("content-type", List.of(TYPE)), PageBody.of(payload), Instant.now());
    }

    private Roster read(PageRequest request, Answer answer) {
        PageOutcome outcome = PageReader.read(texas, new Page(request, TYPE, answer.body(), answer.receivedAt()));
        if (outcome instanceof Roster roster) {
            return roster;
        }
        throw new IllegalStateException("a page made for this benchmark is no list: " + outcome);
    }
}
