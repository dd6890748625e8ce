package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.sitewatch.Manners.Expectation;
import org.whereabouts.crawler.sitewatch.Manners.Finding;

/**
 * The faults of crawler4j 5.1.0 for which its parts were replaced: each expectation is tried on the stock crawler, which fails it,
 * and on ours, which does not. Should a later crawler4j behave, its test here fails and the part of ours may go.
 */
class StockFaultsTest {

    @TempDir
    Path directory;

    @Test
    void stockKeepsNotEvenItsOwnDelay() throws Exception {
        onlyOurs("configured delay", Manners::keepsTheConfiguredDelay);
    }

    @Test
    void stockIgnoresCrawlDelay() throws Exception {
        onlyOurs("Crawl-delay", Manners::keepsTheCrawlDelay);
    }

    @Test
    void stockTakesAnUnavailableRobotsTxtForLeave() throws Exception {
        onlyOurs("robots.txt 503", Manners::staysAwayWhileRobotsTxtIsUnavailable);
    }

    @Test
    void stockTrustsEveryCertificate() throws Exception {
        onlyOurs("TLS", crawler -> Manners.refusesACertificateThatNobodyVouchesFor(crawler, directory));
    }

    @Test
    void stockFetchesNothingTheSecondTimeInAProcess() throws Exception {
        onlyOurs("second crawl", Manners::crawlsASecondTime);
    }

    @Test
    void stockLosesPagesWhenStoppedAndResumed() throws Exception {
        onlyOurs("stop and resume", Manners::losesNoPageWhenStopped);
    }

    @Test
    @Tag("drill")
    void stockLosesPagesWhenKilledAndResumed() throws Exception {
        onlyOurs("kill and resume", Manners::losesNoPageWhenKilled);
    }

    @Test
    void stockDropsTheSecondSearchToAForm() throws Exception {
        onlyOurs("two posts to one URL", Manners::sendsEverySearchToAForm);
    }

    @Test
    void stockMixesSessionsInOneCookieStore() throws Exception {
        onlyOurs("sessions", Manners::keepsSessionsApart);
    }

    @Test
    void oursLosesNoPageWhenKilledAndResumed() throws Exception {
        try (CrawlerUnderTest crawler = new OurCrawler(directory)) {
            Finding ours = Manners.losesNoPageWhenKilled(crawler, 20, 6);
            assertThat(ours.kept()).as(ours.measured()).isTrue();
        }
    }

    private void onlyOurs(String what, Expectation expectation) throws Exception {
        Finding stock;
        try (CrawlerUnderTest crawler = new StockCrawler(Files.createDirectory(directory.resolve("stock")))) {
            stock = expectation.tryOn(crawler);
        }
        System.out.printf("%s: stock %s%n", what, stock.measured());
        Finding ours;
        try (CrawlerUnderTest crawler = new OurCrawler(Files.createDirectory(directory.resolve("ours")))) {
            ours = expectation.tryOn(crawler);
        }
        System.out.printf("%s: ours %s%n", what, ours.measured());
        assertThat(stock.kept()).as("stock: " + stock.measured()).isFalse();
        assertThat(ours.kept()).as("ours: " + ours.measured()).isTrue();
    }
}
