package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.UnreadableCaptureException.Damage;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class CaptureReaderTest {

    private static final int ROUNDS = 400;

    @TempDir
    Path directory;

    private CrawlerFixture crawler;
    private CaptureStore store;
    private IndexedCapture capture;
    private String body;

    @BeforeEach
    void open() {
        crawler = new CrawlerFixture(directory.resolve("fixture"));
        store = new CaptureStore(
                directory.resolve("captures"),
                crawler.database,
                RetentionRule.DEFAULT,
                "Whereabouts/test",
                () -> AT.plusSeconds(1),
                UUID::randomUUID);
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(3);
        body = random.ints(2_000, 32, 127).mapToObj(Character::toString).collect(Collectors.joining());
        store.index(SOURCE, 5L, search(), List.of(store.write(SOURCE, request(1), Validators.NONE, answer(body))));
        capture = store.ofRun(5, 0, 1).getFirst();
    }

    @AfterEach
    void close() {
        store.close();
        crawler.close();
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(file());

        assertDamage(Damage.FILE_MISSING);
    }

    @Test
    void aFileThatEndsTooSoonIsTorn() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, (int) capture.location().offset() + 100));

        assertDamage(Damage.RECORD_TORN);
    }

    @Test
    void anotherPageInItsPlaceIsNotBelieved() {
        crawler.database
                .sql("UPDATE crawler.capture SET digest = 'sha256:' || repeat('0', 64)")
                .update();
        capture = store.ofRun(5, 0, 1).getFirst();

        assertDamage(Damage.DIGEST_MISMATCH);
    }

    @Test
    void anotherBodyInItsRequestIsNotBelieved() {
        crawler.database
                .sql("UPDATE crawler.capture SET body_digest = 'sha256:' || repeat('0', 64)")
                .update();
        capture = store.ofRun(5, 0, 1).getFirst();

        assertDamage(Damage.DIGEST_MISMATCH);
    }

    @Test
    void aDamagedFileGivesThePageAsItWasOrNone() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(11);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged =
                    random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file(), damaged);
            try (CaptureReader reader = store.reader()) {
                Page page = reader.page(capture);
                assertThat(page.body().text(StandardCharsets.UTF_8)).isEqualTo(body);
                assertThat(page.request()).isEqualTo(request(1));
                read++;
            } catch (UnreadableCaptureException e) {
                refused++;
            }
        }
        assertThat(read).as("damage elsewhere in the file").isPositive();
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void whatIsWrongIsToldWithoutThePage() throws IOException {
        Files.delete(file());

        assertThatThrownBy(this::read)
                .hasMessage("the file is not there: " + capture.location().file() + " at "
                        + capture.location().offset());
    }

    private void assertDamage(Damage damage) {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        UnreadableCaptureException.class,
                        unreadable -> assertThat(unreadable.damage()).isEqualTo(damage));
    }

    private Page read() throws IOException {
        try (CaptureReader reader = store.reader()) {
            return reader.page(capture);
        }
    }

    private Path file() {
        return directory.resolve("captures").resolve(capture.location().file());
    }
}
