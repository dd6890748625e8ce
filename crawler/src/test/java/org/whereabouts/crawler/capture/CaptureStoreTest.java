package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;

/** What was captured is read back, page by page. */
class CaptureStoreTest extends CaptureStoreFixture {

    @Test
    void whatWasWrittenIsReadBackPageByPage() {
        List<Capture> written = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            written.add(store.write(
                    SOURCE, request(i), Validators.NONE, answer("page " + i + " Muñoz " + "x".repeat(i * 1_000))));
        }
        store.index(SOURCE, 5L, search(), written);

        List<IndexedCapture> first = store.ofRun(5, 0, 12);
        List<IndexedCapture> rest = store.ofRun(5, first.getLast().id(), 12);
        Page last = store.page(rest.getLast());

        assertThat(first).hasSize(12);
        assertThat(rest).hasSize(8);
        assertThat(last.request()).isEqualTo(request(19));
        assertThat(last.fetchedAt()).isEqualTo(AT);
        assertThat(last.body().text(StandardCharsets.UTF_8)).isEqualTo("page 19 Muñoz " + "x".repeat(19_000));
    }

    @Test
    void pagesAreReadableWhileTheFileIsStillBeingWritten() {
        indexed(5, "one");
        assertThat(texts(5)).containsExactly("one");

        indexed(5, "two");
        assertThat(texts(5)).containsExactly("one", "two");
    }

    @Test
    void pagesOfASearchThatBrokeOffAreInNoRun() {
        store.write(SOURCE, request(1), Validators.NONE, answer("left behind"));

        assertThat(store.ofRun(5, 0, 10)).isEmpty();
    }

    @Test
    void whatWasAskedInTheBodyIsInNoDatabase() {
        indexed(5, "one");

        assertThat(crawler.database
                        .sql("SELECT count(*) FROM crawler.capture"
                                + " WHERE CAST(to_jsonb(capture) AS text) LIKE '%Mu\\%C3%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(crawler.database
                        .sql("SELECT search_key FROM crawler.capture")
                        .query(String.class)
                        .single())
                .isEqualTo("everybody");
        assertThat(RunPages.of(store, 5).getFirst().request().body()).contains("Mu%C3%B1oz");
    }

    @Test
    void howAPageReadIsKeptWithIt() {
        Capture capture = store.write(SOURCE, request(1), Validators.NONE, answer("nobody"))
                .readAs(new PageOutcome.NoMatch());
        store.index(SOURCE, 5L, search(), List.of(capture));

        IndexedCapture indexed = store.ofRun(5, 0, 1).getFirst();

        assertThat(indexed.reading()).isEqualTo(new Reading("NoMatch", 0));
    }

    @Test
    void versionsOfPagesAreKnownPerSearchAndPath() {
        PageRequest page = PageRequest.get("list", "/list?page=2");
        Capture capture = store.write(
                SOURCE,
                page,
                Validators.NONE,
                answer(200, "one", now, Map.of("etag", "\"v1\"", "last-modified", "yesterday")));
        assertThat(store.earlier(SOURCE, search(), page)).isEmpty();

        store.index(SOURCE, 5L, search(), List.of(capture));

        assertThat(store.earlier(SOURCE, search(), page).orElseThrow().validators())
                .isEqualTo(capture.validators());
        assertThat(store.earlier(SOURCE, search(), PageRequest.get("list", "/list?page=3")))
                .isEmpty();
        assertThat(store.earlier(SOURCE, new Search("other", true, page), page))
                .as("the same address in another session may be another page")
                .isEmpty();
        now = AT.plus(Duration.ofDays(14));
        assertThat(store.earlier(SOURCE, search(), page))
                .as("its payload may not be referred to any more")
                .isEmpty();
    }
}
