package org.whereabouts.crawler.sitewatch;

import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.parser.HtmlParser;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Gives crawler4j the links of the page in hand: those that may be followed, each by the one name of its page. */
final class ReadingParser implements HtmlParser {

    private final WatchQueue queue;
    private final LinkRule rule;
    private final WebURLFactory urls;

    ReadingParser(WatchQueue queue, LinkRule rule, WebURLFactory urls) {
        this.queue = queue;
        this.rule = rule;
        this.urls = urls;
    }

    @Override
    public HtmlParseData parse(Page page) {
        URI base = URI.create(page.getWebURL().getURL());
        Set<WebURL> links = new LinkedHashSet<>();
        queue.reading()
                .ifPresent(reading -> reading.links().stream()
                        .flatMap(link -> rule.follow(base, link).stream())
                        .forEach(target -> {
                            WebURL url = urls.newWebUrl();
                            url.setURL(target.toString());
                            links.add(url);
                        }));
        HtmlParseData data = new HtmlParseData();
        data.setHtml("");
        data.setText("");
        data.setMetaTags(Map.of());
        data.setOutgoingUrls(links);
        return data;
    }
}
