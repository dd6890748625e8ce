package org.whereabouts.crawler.sitewatch;

import edu.uci.ics.crawler4j.frontier.DocIDServer;
import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.url.AbstractWebURL;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.util.List;
import org.whereabouts.crawler.sitewatch.WatchQueue.Found;

/** crawler4j's view of a {@link WatchQueue}: its frontier, its table of seen URLs, and the configuration that hands out both. */
final class WatchFrontier implements Frontier, DocIDServer, FrontierConfiguration {

    private static final int UNKNOWN = -1;

    private final WatchQueue queue;

    WatchFrontier(WatchQueue queue) {
        this.queue = queue;
    }

    private static final class PageUrl extends AbstractWebURL {}

    @Override
    public void scheduleAll(List<WebURL> urls) {
        queue.add(urls.stream()
                .map(url -> new Found(url.getDocid(), url.getURL(), url.getDepth()))
                .toList());
    }

    @Override
    public void schedule(WebURL url) {
        scheduleAll(List.of(url));
    }

    @Override
    public void getNextURLs(int max, List<WebURL> result) {
        queue.next().ifPresent(page -> {
            WebURL url = new PageUrl();
            url.setURL(page.url());
            url.setDocid(page.id());
            url.setDepth((short) page.depth());
            result.add(url);
        });
    }

    @Override
    public void setProcessed(WebURL url) {
        queue.settle();
    }

    @Override
    public long getQueueLength() {
        return queue.waiting();
    }

    @Override
    public long getNumberOfAssignedPages() {
        return 0;
    }

    @Override
    public long getNumberOfProcessedPages() {
        return queue.count() - queue.waiting();
    }

    @Override
    public long getNumberOfScheduledPages() {
        return queue.waiting();
    }

    @Override
    public boolean isFinished() {
        return queue.isFinished();
    }

    @Override
    public void finish() {
        queue.finish();
    }

    /** A URL is seen once it is queued, in PostgreSQL: seen earlier, it would be lost with the process. */
    @Override
    public int getDocId(String url) {
        return queue.id(url).orElse(UNKNOWN);
    }

    @Override
    public int getNewDocID(String url) {
        return queue.id(url).orElseGet(queue::newId);
    }

    @Override
    public void addUrlAndDocId(String url, int docId) {
        throw new UnsupportedOperationException("ids of pages are given by the frontier");
    }

    @Override
    public boolean isSeenBefore(String url) {
        return queue.id(url).isPresent();
    }

    @Override
    public int getDocCount() {
        return queue.count();
    }

    @Override
    public DocIDServer getDocIDServer() {
        return this;
    }

    @Override
    public Frontier getFrontier() {
        return this;
    }

    @Override
    public WebURLFactory getWebURLFactory() {
        return PageUrl::new;
    }

    /** Nothing is held open: every call goes to the database and back. */
    @Override
    public void close() {}
}
