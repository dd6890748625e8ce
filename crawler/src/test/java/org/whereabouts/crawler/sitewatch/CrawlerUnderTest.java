package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A crawler whose manners are tried: the stock one, or ours. */
interface CrawlerUnderTest extends AutoCloseable {

    /** Crawls a site from {@code /}, anew, until the crawler has had enough. */
    void crawl(URI origin, Duration delay) throws Exception;

    /** Begins to crawl a site, is asked to stop as soon as {@code enough} holds, and returns when it has stopped. */
    void crawlUntil(URI origin, BooleanSupplier enough) throws Exception;

    /** Goes on with the crawl that was stopped, to its end. */
    void resume(URI origin) throws Exception;

    /** Sends each of these bodies to a form. */
    void post(URI form, List<String> bodies) throws Exception;

    /** Begins this many search sessions, each with a visit to the landing page. */
    void beginSessions(URI landingPage, int sessions) throws Exception;

    /** The command line of a process that crawls {@code origin} with a durable queue, and goes on with what is in it. */
    List<String> process(URI origin);

    @Override
    void close();
}
