package org.whereabouts.crawler.added;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.source.UnknownSourceException;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class AllSourcesTest {

    private static final SourceId TESTVILLE = new SourceId("us-ky-testville");

    @TempDir
    Path directory;

    private CrawlerFixture crawler;
    private AddedSources added;
    private Sources sources;

    @BeforeEach
    void start() {
        crawler = new CrawlerFixture(directory);
        added = process();
        sources = new AllSources(ShippedSources.load(), added);
    }

    @AfterEach
    void stop() {
        crawler.close();
    }

    /** What a process of its own knows: the same database, nothing in memory yet. */
    private AddedSources process() {
        return new AddedSources(crawler.database, AddressRule.PUBLIC_ONLY, crawler.clock);
    }

    private static SentProfile sent(String yaml) {
        return SentProfile.read(yaml, AddressRule.PUBLIC_ONLY);
    }

    @Test
    void whatOneProcessAddsEveryProcessKnows() {
        Sources elsewhere = new AllSources(ShippedSources.load(), process());
        assertThat(elsewhere.find(TESTVILLE)).isEmpty();

        added.put(sent(SentProfileTest.YAML));

        for (Sources known : new Sources[] {sources, elsewhere}) {
            assertThat(known.get(TESTVILLE).profile().agency()).isEqualTo("Testville Jail");
            assertThat(known.all())
                    .extracting(source -> source.profile().id().value())
                    .isSorted()
                    .hasSize(ShippedSources.load().all().size() + 1)
                    .contains("us-ky-campbell", "us-ky-testville");
        }
    }

    @Test
    void aChangedProfileTakesThePlaceOfTheFormerAndLeavesWhatIsInHand() {
        added.put(sent(SentProfileTest.YAML));
        Source inHand = sources.get(TESTVILLE);
        AddedSources.Added first = added.find(TESTVILLE).orElseThrow();

        added.put(sent(SentProfileTest.YAML.replace("Testville Jail", "New Testville Jail")));

        AddedSources.Added second = added.find(TESTVILLE).orElseThrow();
        assertThat(sources.get(TESTVILLE).profile().agency()).isEqualTo("New Testville Jail");
        assertThat(inHand.profile().agency()).isEqualTo("Testville Jail");
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(second.addedAt()).isAfter(first.addedAt());
    }

    @Test
    void theSameProfileAgainChangesNothing() {
        added.put(sent(SentProfileTest.YAML));
        Instant first = added.find(TESTVILLE).orElseThrow().addedAt();

        added.put(sent(SentProfileTest.YAML));

        assertThat(added.find(TESTVILLE).orElseThrow().addedAt()).isEqualTo(first);
    }

    @Test
    void whatOneProcessWithdrawsNoProcessAsksButAllCanStillRead() {
        Sources elsewhere = new AllSources(ShippedSources.load(), process());
        added.put(sent(SentProfileTest.YAML));

        Instant since = added.withdraw(TESTVILLE).orElseThrow();

        for (Sources known : new Sources[] {sources, elsewhere}) {
            assertThat(known.find(TESTVILLE)).isEmpty();
            assertThat(known.isWithdrawn(TESTVILLE)).isTrue();
            assertThat(known.all())
                    .extracting(source -> source.profile().id())
                    .hasSize(ShippedSources.load().all().size())
                    .doesNotContain(TESTVILLE);
            assertThat(known.findAlsoWithdrawn(TESTVILLE)).isPresent();
        }
        assertThat(added.find(TESTVILLE).orElseThrow().withdrawnAt()).isEqualTo(since);
        assertThat(added.withdraw(TESTVILLE))
                .as("a second time changes nothing")
                .contains(since);
    }

    @Test
    void theSameProfileBringsAWithdrawnSourceBack() {
        added.put(sent(SentProfileTest.YAML));
        added.withdraw(TESTVILLE);

        added.put(sent(SentProfileTest.YAML));

        assertThat(sources.find(TESTVILLE)).isPresent();
        assertThat(sources.isWithdrawn(TESTVILLE)).isFalse();
    }

    @Test
    void whatWasNeverAddedCannotBeWithdrawn() {
        assertThat(added.withdraw(new SourceId("us-pa-doc"))).isEmpty();
        assertThat(sources.isWithdrawn(new SourceId("us-pa-doc"))).isFalse();
        assertThat(sources.isWithdrawn(new SourceId("us-zz-none"))).isFalse();
    }

    @Test
    void whatCannotBeReadAnyMoreCanBeWithdrawn() {
        added.put(sent(SentProfileTest.YAML));
        crawler.database
                .sql("UPDATE crawler.added_source SET yaml = 'id: 1', digest = 'x'")
                .update();

        assertThat(added.withdraw(TESTVILLE)).isPresent();
    }

    @Test
    void shippedAreThoseThatNobodyAdded() {
        added.put(sent(SentProfileTest.YAML));

        assertThat(sources.shipped())
                .extracting(source -> source.profile().id().value())
                .containsExactlyElementsOf(ShippedSources.load().all().stream()
                        .map(source -> source.profile().id().value())
                        .toList());
    }

    @Test
    void aProfileThatThisVersionCannotReadHidesNothingElse() {
        added.put(sent(SentProfileTest.YAML));
        added.put(sent(SentProfileTest.YAML.replace("us-ky-testville", "us-ky-otherville")));
        crawler.database
                .sql("UPDATE crawler.added_source SET yaml = 'id: 1', digest = 'x' WHERE id = 'us-ky-testville'")
                .update();

        assertThat(sources.find(TESTVILLE)).isEmpty();
        assertThat(sources.all())
                .extracting(source -> source.profile().id().value())
                .contains("us-ky-otherville", "us-pa-doc")
                .doesNotContain("us-ky-testville");
    }

    @Test
    void whatNobodyAddedIsUnknownAndTheAnswerNamesWhatThereIs() {
        added.put(sent(SentProfileTest.YAML));

        assertThatThrownBy(() -> sources.get(new SourceId("us-zz-none")))
                .isInstanceOf(UnknownSourceException.class)
                .hasMessageContaining("us-ky-testville")
                .hasMessageContaining("us-pa-doc");
    }
}
