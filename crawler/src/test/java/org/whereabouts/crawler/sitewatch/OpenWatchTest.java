package org.whereabouts.crawler.sitewatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.State;

/** Watches that stop and go on, one worker at a time. */
class OpenWatchTest extends SiteWatcherFixture {

    @Test
    void aSiteIsWatchedOnceAtATime() {
        watching.watches.queue(site.id(), Watch.Cause.OPERATOR, watching.clock.instant());

        assertThatThrownBy(() -> watching.watches.queue(site.id(), Watch.Cause.SCHEDULE, watching.clock.instant()))
                .isInstanceOf(WatchOpenException.class)
                .hasMessageContaining("us-xx-doc-web");
    }

    @Test
    void whileOneWorkerIsAtWorkAnotherLeavesTheWatchAlone() {
        page("/");
        Watch watch = watching.watches.queue(site.id(), Watch.Cause.OPERATOR, watching.clock.instant());
        try (WatchLock.Held _ = new WatchLock(watching.pool).tryLock(watch.id()).orElseThrow()) {
            assertThat(watching.watcher.work(watch.id()).state()).isEqualTo(State.QUEUED);
        }
        assertThat(watching.watcher.work(watch.id()).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void aStoppedWatchGoesOnWhereItStoppedAndAsksNothingTwice() {
        List<String> paths =
                java.util.stream.IntStream.range(0, 40).mapToObj(i -> "/p" + i).toList();
        page("/", paths.toArray(String[]::new));
        paths.forEach(path -> host.stubFor(get(path)
                .willReturn(okForContentType("text/html", "<main>" + path + "</main>")
                        .withFixedDelay(20))));
        Watch watch = watching.watches.queue(site.id(), Watch.Cause.OPERATOR, watching.clock.instant());

        // Not on the common pool: the HTTP client completes its answers there.
        CompletableFuture<Watch> working =
                CompletableFuture.supplyAsync(() -> watching.watcher.work(watch.id()), Thread.ofVirtual()::start);
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .failFast(() -> assertThat(working).isNotDone())
                .until(() -> host.getAllServeEvents().size() > 12);
        watching.watcher.stop();
        assertThat(working.join().state()).isEqualTo(State.CRAWLING);
        int before = host.getAllServeEvents().size();
        Watch ended = watching.watcher.work(watch.id());

        assertThat(before).isLessThan(40);
        assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(watching.watches.progress(watch.id())).isEqualTo(new WatchProgress(41, 41, 41, 0));
        assertThat(host.getAllServeEvents().size())
                .as("robots.txt and every page once, and at most the one in flight twice")
                .isBetween(42, 43);
    }

    @Test
    void pagesOfAnOlderWatchThatIsNotCompleteAreForgotten() {
        page("/", "/broken");
        host.stubFor(get("/broken").willReturn(aResponse().withStatus(403)));
        Watch first = watching.watch(site);
        Watch second = watching.watch(site);

        assertThat(second.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watching.pages.settled(first.id())).isEmpty();
        assertThat(watching.pages.settled(second.id())).isNotEmpty();
    }

    @Test
    void whoseSessionIsCutAsksNothingMore() {
        WatchLock locks = new WatchLock(watching.pool);
        try (WatchLock.Held held = locks.tryLock(1).orElseThrow()) {
            assertThatCode(held::pass).doesNotThrowAnyException();
            watching.database
                    .sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 1")
                    .query(Boolean.class)
                    .list();

            assertThatThrownBy(held::pass).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void pagesOfOldWatchesAreForgottenButThatTheyWereIsNot() {
        page("/");
        Watch first = watching.watch(site);
        watching.watch(site);
        watching.watch(site);

        assertThat(watching.pages.settled(first.id())).isEmpty();
        assertThat(watching.watches.newest(site.id(), 10)).hasSize(3);
    }
}
