package org.whereabouts.crawler.sitewatch;

import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.Optional;

/** crawler4j's worker on one site. What it would log of a page is in the watch already. */
final class LinkFollower extends WebCrawler {

    private final AgencySite site;
    private final LinkRule rule;

    LinkFollower(AgencySite site, LinkRule rule) {
        this.site = site;
        this.rule = rule;
    }

    /** The fault of ours that ended the work; empty where there was none. */
    Optional<Throwable> fault() {
        return Optional.ofNullable(getError());
    }

    @Override
    public boolean shouldVisit(Page referringPage, WebURL url) {
        return rule.follow(site.origin(), url.getURL()).isPresent();
    }

    @Override
    protected void onUnexpectedStatusCode(String url, int statusCode, String contentType, String description) {}

    @Override
    protected void onUnhandledException(Page page, Throwable fault) {
        if (fault instanceof InterruptedException) {
            // The watch is being stopped: the page was not settled and is asked for when it goes on.
            Thread.currentThread().interrupt();
            return;
        }
        super.onUnhandledException(page, fault);
    }
}
