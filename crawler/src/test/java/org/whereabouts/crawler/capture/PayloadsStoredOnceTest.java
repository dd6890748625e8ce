package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.SourceId;

/** A payload that a source gave before is referred to, as long as that is safe. */
class PayloadsStoredOnceTest extends CaptureStoreFixture {

    @Test
    void aPayloadThatTheSourceAnsweredBeforeIsNotStoredAgain() throws IOException {
        String page = "the same ".repeat(5_000);
        indexed(5, page);
        long once = size();
        indexed(6, page);
        indexed(6, page);

        assertThat(texts(6)).containsExactly(page, page);
        assertThat(payloadsStored()).isEqualTo(1);
        assertThat(size()).as("heads only").isLessThan(once + 3_000);
    }

    @Test
    void theNextProcessKnowsThePayloadsOfTheLast() {
        indexed(5, "the same");
        store.close();
        store = another();
        indexed(6, "the same");

        assertThat(texts(6)).containsExactly("the same");
        assertThat(payloadsStored()).isEqualTo(1);
    }

    @Test
    void aPayloadOfAnotherSourceIsNotReferredTo() {
        indexed(5, "the same");
        SourceId other = new SourceId("us-yy-other");
        Capture capture = store.write(other, request(1), Validators.NONE, answer("the same"));
        store.index(other, 6L, search(), List.of(capture));

        assertThat(payloadsStored()).isEqualTo(2);
    }

    @Test
    void anOldPayloadIsStoredAnewSoThatItNeedNotBeKeptForever() {
        indexed(5, "the same");
        now = AT.plus(Duration.ofDays(14));
        indexed(6, "the same");
        indexed(7, "the same");

        assertThat(payloadsStored()).isEqualTo(2);
        assertThat(texts(7)).containsExactly("the same");
    }

    @Test
    void whatIsNotIndexedIsNotReferredTo() {
        store.write(SOURCE, request(1), Validators.NONE, answer("the same"));
        Capture second = store.write(SOURCE, request(1), Validators.NONE, answer("the same"));
        assertThat(second.payload()).isNull();

        crawler.transaction.executeWithoutResult(transaction -> {
            store.index(SOURCE, 5L, search(), List.of(second));
            transaction.setRollbackOnly();
        });
        assertThat(store.write(SOURCE, request(1), Validators.NONE, answer("the same"))
                        .payload())
                .as("the search that held it was rolled back")
                .isNull();
    }

    @Test
    void aPayloadWhoseFileIsGoneIsStoredAnew() throws IOException {
        indexed(5, "the same");
        Path gone = onlyFile();
        now = AT.plus(Duration.ofDays(1));
        indexed(5, "begins a new file");
        Files.delete(gone);
        indexed(6, "the same");

        assertThat(texts(6)).containsExactly("the same");
    }

    private long payloadsStored() {
        return crawler.database
                .sql("SELECT count(*) FROM crawler.capture WHERE payload_file IS NULL")
                .query(Long.class)
                .single();
    }
}
