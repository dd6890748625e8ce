package org.whereabouts.crawler.sitewatch;

import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;

/**
 * Takes the place of crawler4j's robots.txt: its own allows everything when the file cannot be had. Here every link passes,
 * because {@link org.whereabouts.crawler.polite.PoliteClient} asks our gate before each request.
 */
final class AskedElsewhere extends RobotstxtServer {

    AskedElsewhere(PageFetcher fetcher, WebURLFactory urls) {
        super(new RobotstxtConfig(), fetcher, urls);
    }

    @Override
    public boolean allows(WebURL url) {
        return true;
    }

    @Override
    public boolean allows(WebURL url, boolean isSeed) {
        return true;
    }
}
