package org.whereabouts.benchmarks.crawl;

import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.fetcher.PageFetchResult;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.url.WebURL;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.whereabouts.benchmarks.measure.Fork;
import org.whereabouts.benchmarks.site.ListPages;

/**
 * The process in which crawler4j's fetcher and parser are called by themselves, as its crawler calls them, for addresses that
 * are known beforehand: no frontier, no robots.txt, no link followed.
 */
final class PeerFetchAndParse {

    private @Nullable PeerParts parts;
    private @Nullable Parser parser;

    private PeerFetchAndParse() {}

    public static void main(String[] args) throws Exception {
        PeerFetchAndParse peer = new PeerFetchAndParse();
        Fork.serve(Work.class, peer::round);
    }

    private Done round(Work work) throws Exception {
        PeerParts stock = parts;
        Parser reading = parser;
        if (stock == null || reading == null) {
            stock = PeerParts.create(work);
            reading = new Parser(
                    stock.config(),
                    stock.normalizer(),
                    stock.domains(),
                    stock.frontier().getWebURLFactory());
            parts = stock;
            parser = reading;
        }
        return measure(work, stock, reading);
    }

    private static Done measure(Work work, PeerParts stock, Parser reading) throws Exception {
        Stopwatch watch = Stopwatch.start();
        List<Future<Integer>> shares = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.hosts().size())) {
            for (URI host : work.hosts()) {
                shares.add(threads.submit(() -> searches(work, host, stock, reading)));
            }
        }
        int pages = 0;
        for (Future<Integer> share : shares) {
            pages += share.get();
        }
        return watch.done(pages);
    }

    private static int searches(Work work, URI host, PeerParts stock, Parser reading) throws Exception {
        int pages = 0;
        for (int search = 0; search < work.searches(); search++) {
            for (int page = 1; page <= work.pages(); page++) {
                char lastName = (char) ('A' + search / 26);
                char firstName = (char) ('A' + search % 26);
                pages += one(host + ListPages.path(lastName, firstName, page, work.round()), stock, reading);
            }
        }
        return pages;
    }

    private static int one(String address, PeerParts stock, Parser reading) throws Exception {
        WebURL url = stock.frontier().getWebURLFactory().newWebUrl();
        url.setTldList(stock.domains());
        url.setURL(address);
        Page page = new Page(url);
        PageFetchResult fetched = stock.fetcher().fetchPage(url);
        try {
            page.setFetchResponseHeaders(fetched.getResponseHeaders());
            page.setStatusCode(fetched.getStatusCode());
            if (!fetched.fetchContent(page, stock.config().getMaxDownloadSize())) {
                throw new IllegalStateException("crawler4j got no content");
            }
            reading.parse(page);
        } finally {
            fetched.close();
        }
        return page.getParseData() instanceof HtmlParseData ? 1 : 0;
    }
}
