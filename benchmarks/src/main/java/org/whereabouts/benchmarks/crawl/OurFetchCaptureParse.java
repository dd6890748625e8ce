package org.whereabouts.benchmarks.crawl;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.benchmarks.measure.Fork;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.benchmarks.site.ListPages;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchResult;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;

/**
 * The process in which our fetcher, captures and parser are called by themselves, as a sweep calls them, for addresses that
 * are known beforehand: no frontier, no robots.txt, no slot. Captures are indexed in PostgreSQL search by search.
 */
final class OurFetchCaptureParse {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private @Nullable Crawler crawler;

    private OurFetchCaptureParse() {}

    public static void main(String[] args) throws Exception {
        OurFetchCaptureParse parts = new OurFetchCaptureParse();
        Fork.serve(Work.class, parts::round);
    }

    private Done round(Work work) throws Exception {
        Crawler parts = crawler;
        if (parts == null) {
            parts = new Crawler(
                    work.jdbcUrl(), Path.of(work.scratch()), work.hosts().size() + 1);
            crawler = parts;
        }
        return measure(work, parts);
    }

    private static Done measure(Work work, Crawler parts) throws Exception {
        Stopwatch watch = Stopwatch.start();
        List<Future<Integer>> shares = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.hosts().size())) {
            for (URI host : work.hosts()) {
                Share share = new Share(work, Crawler.texas(host, Duration.ZERO), parts);
                shares.add(threads.submit(share::searches));
            }
        }
        int pages = 0;
        for (Future<Integer> share : shares) {
            pages += share.get();
        }
        return watch.done(pages);
    }

    /** One host's part of the work. */
    private record Share(Work work, Source source, Crawler parts) {

        int searches() throws InterruptedException {
            long run = ((long) work.round() << 32) + source.profile().baseUrl().getPort();
            int pages = 0;
            for (int number = 0; number < work.searches(); number++) {
                Search search = new Search("search=" + number, true, request(number, 1));
                Cookies cookies = new Cookies();
                List<Capture> written = new ArrayList<>();
                for (int page = 1; page <= work.pages(); page++) {
                    written.add(one(request(number, page), cookies));
                }
                parts.part(TransactionTemplate.class)
                        .executeWithoutResult(_ -> parts.part(CaptureStore.class)
                                .index(source.profile().id(), run, search, written));
                pages += written.size();
            }
            return pages;
        }

        private PageRequest request(int search, int page) {
            char lastName = (char) ('A' + search / 26);
            char firstName = (char) ('A' + search % 26);
            return PageRequest.get("list", ListPages.path(lastName, firstName, page, work.round()));
        }

        private Capture one(PageRequest request, Cookies cookies) throws InterruptedException {
            URI url = source.profile().baseUrl().resolve(request.path());
            if (!(parts.part(Fetcher.class).fetch(url, request, cookies, Validators.NONE, PATIENCE)
                    instanceof FetchResult.Answered(Answer answer))) {
                throw new IllegalStateException("the site did not answer");
            }
            Capture capture =
                    parts.part(CaptureStore.class).write(source.profile().id(), request, Validators.NONE, answer);
            String type = answer.header("content-type").orElse(null);
            PageOutcome outcome = PageReader.read(source, new Page(request, type, answer.body(), answer.receivedAt()));
            if (!(outcome instanceof PageOutcome.Roster)) {
                throw new IllegalStateException("no list was read: " + outcome);
            }
            return capture.readAs(outcome);
        }
    }
}
