package org.whereabouts.benchmarks.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import de.hshn.mi.crawler4j.frontier.HSQLDBFrontierConfiguration;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.url.TLDList;

/** The stock parts of crawler4j, at a politeness of nothing; all other settings are its own. */
record PeerParts(
        CrawlConfig config,
        BasicURLNormalizer normalizer,
        PageFetcher fetcher,
        TLDList domains,
        FrontierConfiguration frontier) {

    /** New parts, with a frontier in memory. */
    static PeerParts create(Work work) throws Exception {
        CrawlConfig config = new CrawlConfig();
        config.setPolitenessDelay(0);
        config.setCrawlStorageFolder(work.scratch());
        // One crawl serves all rounds: each adds its seeds.
        config.setShutdownOnEmptyQueue(false);
        BasicURLNormalizer normalizer = new BasicURLNormalizer();
        return new PeerParts(
                config,
                normalizer,
                new PageFetcher(config, normalizer),
                new TLDList(config),
                new HSQLDBFrontierConfiguration(config, work.hosts().size() + 2));
    }
}
