package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.ExamplePages.Example;
import org.whereabouts.crawler.page.PageClassifier;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;

/** Damages the example pages of every source and every family, each once, and holds what is read from them against what the undamaged page says. */
final class PageFuzz implements AutoCloseable {

    /** A watchdog, not a measure of speed: a page that has not ended after this is in an endless loop. */
    private static final long PATIENCE_SECONDS = 10;

    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private int read;

    /** An example page with its bytes. */
    record Fixture(Example example, Source source, ExamplePage page, PageBody body) {

        static List<Fixture> all() {
            return ExampleFolders.eachPageOnce()
                    .map(example -> new Fixture(
                            example,
                            example.source(),
                            example.page(),
                            body(example.page().file())))
                    .toList();
        }

        private static PageBody body(Path file) {
            try {
                return PageBody.of(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        byte[] bytes() {
            return body.bytes();
        }

        int length() {
            return bytes().length;
        }

        PageOutcome read(byte[] damaged) {
            return PageReader.read(
                    source, ExamplePage.page(Objects.requireNonNull(page.request()), page.contentType(), damaged));
        }

        String name() {
            return ExampleFolders.nameOf(example);
        }
    }

    /** How many damaged pages were read. */
    int pagesRead() {
        return read;
    }

    /** A page of which the end is missing says what the whole says, or nothing. */
    void cutAt(Fixture fixture, int length) {
        PageOutcome whole = fixture.read(fixture.bytes());
        PageOutcome cut = readInTime(fixture, Arrays.copyOf(fixture.bytes(), length), "cut at " + length);
        if (cut instanceof PageOutcome.Bulk && !isPacked(fixture)) {
            // Behind a whole row nothing in a plain file tells that more should follow: the transport has to.
            assertThat((char) fixture.bytes()[length - 1]).isIn('\n', '\r');
        } else if (isUnderstood(cut)) {
            assertThat(cut)
                    .as("%s, cut at %d of %d", fixture.name(), length, fixture.length())
                    .isEqualTo(whole);
        }
    }

    /**
     * A page with one bit changed says as many people as the whole, or nothing; letters may change. A digit of the site's own
     * counts may too, and with it what comes next: no page alone can know. So may the digit by which a page contradicts itself.
     */
    void flipped(Fixture fixture, int bit) {
        byte[] damaged = fixture.bytes();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        PageOutcome whole = fixture.read(fixture.bytes());
        PageOutcome flipped = readInTime(fixture, damaged, "bit " + bit + " flipped");
        String as = "%s, bit %d of byte %d flipped".formatted(fixture.name(), bit % 8, bit / 8);
        boolean isOtherDigit = isOtherDigit(fixture.bytes()[bit / 8], damaged[bit / 8]);
        if (flipped instanceof PageOutcome.NoMatch && !(isOtherDigit && whole instanceof PageOutcome.LayoutChanged)) {
            assertThat(whole).as(as).isInstanceOf(PageOutcome.NoMatch.class);
        }
        if (flipped instanceof PageOutcome.Roster roster && !(whole instanceof PageOutcome.LayoutChanged)) {
            assertThat(whole).as(as).isInstanceOf(PageOutcome.Roster.class);
            PageOutcome.Roster undamaged = (PageOutcome.Roster) whole;
            assertThat(roster.entries()).as(as).hasSameSizeAs(undamaged.entries());
            if (roster.total().equals(undamaged.total()) && !isOtherDigit) {
                assertThat(roster.next()).as(as).hasSameSizeAs(undamaged.next());
            }
        }
        if (flipped instanceof PageOutcome.Leads leads && !(whole instanceof PageOutcome.LayoutChanged)) {
            // A list that lost the column for where its people are leads to the page of each.
            assertThat(whole).as(as).isInstanceOfAny(PageOutcome.Leads.class, PageOutcome.Roster.class);
            int people = whole instanceof PageOutcome.Leads all
                    ? all.leads().size()
                    : ((PageOutcome.Roster) whole).entries().size();
            assertThat(leads.leads()).as(as).hasSize(people);
        }
        if (flipped instanceof PageOutcome.Bulk bulk && !(whole instanceof PageOutcome.LayoutChanged)) {
            assertThat(whole).as(as).isInstanceOf(PageOutcome.Bulk.class);
            assertThat(bulk.people()).as(as).isEqualTo(((PageOutcome.Bulk) whole).people());
        }
        if (flipped instanceof PageOutcome.TooMany many && whole instanceof PageOutcome.TooMany wholly) {
            assertThat(many.split())
                    .as(as)
                    .hasSizeGreaterThanOrEqualTo(wholly.split().size());
        }
    }

    private static boolean isPacked(Fixture fixture) {
        return fixture.name().matches(".*\\.(zip|xls|xlsx)");
    }

    private static boolean isOtherDigit(byte before, byte after) {
        return before != after && Character.isDigit((char) before) && Character.isDigit((char) after);
    }

    /** Whatever happens to a page, reading it ends, in an outcome, and people do not become nobody. */
    void mangled(Fixture fixture, RandomGenerator random) {
        byte[] damaged = fixture.bytes();
        for (int change = random.nextInt(1, 9); change > 0 && damaged.length > 0; change--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged = Arrays.copyOf(damaged, at);
                case 2 -> {
                    int length = random.nextInt(damaged.length - at);
                    System.arraycopy(damaged, random.nextInt(damaged.length - length), damaged, at, length);
                }
                default -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        PageOutcome mangled = readInTime(fixture, damaged, "mangled");
        PageOutcome whole = fixture.read(fixture.bytes());
        if (whole instanceof PageOutcome.Roster || whole instanceof PageOutcome.Leads) {
            assertThat(mangled).as(fixture.name()).isNotInstanceOf(PageOutcome.NoMatch.class);
        }
        PageClassifier.classify(fixture.page.contentType(), PageBody.of(damaged));
    }

    static boolean isUnderstood(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Roster _,
                    PageOutcome.Leads _,
                    PageOutcome.Bulk _,
                    PageOutcome.NoMatch _,
                    PageOutcome.TooMany _,
                    PageOutcome.Continue _ -> true;
            case PageOutcome.Blocked _,
                    PageOutcome.RateLimited _,
                    PageOutcome.Maintenance _,
                    PageOutcome.LayoutChanged _ -> false;
        };
    }

    private PageOutcome readInTime(Fixture fixture, byte[] damaged, String how) {
        read++;
        try {
            PageOutcome outcome = reader.submit(() -> fixture.read(damaged)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (outcome instanceof PageOutcome.LayoutChanged(String expected, String found)) {
                assertThat(expected)
                        .as("%s, %s: the adapter fails, caught by the reader only: %s", fixture.name(), how, found)
                        .doesNotStartWith("a page that the adapter of");
            }
            return outcome;
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new AssertionError(fixture.name() + ", " + how, e);
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
