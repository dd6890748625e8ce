package org.whereabouts.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.frontier.FrontierFixture.LEASE;
import static org.whereabouts.crawler.frontier.FrontierFixture.search;
import static org.whereabouts.crawler.frontier.FrontierFixture.searches;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.throttle.Priority;

class FrontierTest {

    private static final Harvest HARVEST = new Harvest("ROSTER", OptionalInt.of(7), 2, 6);

    private static FrontierFixture fixture;
    private static long runs;

    private long run;
    private Frontier frontier;
    private Frontier other;

    @BeforeAll
    static void open() {
        fixture = new FrontierFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void another() {
        run = ++runs;
        frontier = fixture.worker("one");
        other = fixture.worker("other");
    }

    @Test
    void aSearchIsLeasedToOneWorkerAtATime() {
        plan(2);

        assertThat(lease(frontier).search().key()).isEqualTo("s0");
        assertThat(lease(other).search().key()).isEqualTo("s1");
        assertThat(frontier.lease(run)).isEmpty();
        assertThat(frontier.nextDue(run)).contains(fixture.now().plus(LEASE));
    }

    @Test
    void theMoreUrgentGoesFirstWheneverItCame() {
        plan(3);
        lease(frontier);
        fixture.add(other, run, Priority.RECHECK, List.of(search("in doubt")));
        fixture.add(other, run, Priority.LIVE_LOOKUP, List.of(search("somebody waits")));

        assertThat(List.of(lease(frontier), lease(frontier), lease(frontier), lease(frontier)))
                .extracting(lease -> lease.search().key() + " " + lease.priority())
                .containsExactly("somebody waits LIVE_LOOKUP", "in doubt RECHECK", "s1 SWEEP", "s2 SWEEP");
    }

    @Test
    void aLeaseEndsWithItsTimeAndIsWorthNothingThen() {
        plan(1);
        Lease late = lease(frontier);
        fixture.pass(LEASE);

        Lease taken = lease(other);

        assertThat(taken.search()).isEqualTo(late.search());
        assertThat(taken.trouble()).as("dying is no attempt").isEqualTo(Trouble.NONE);
        assertThatThrownBy(() -> frontier.done(late, HARVEST)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> frontier.extend(late)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> frontier.retry(late, "TIMEOUT", "", fixture.now()))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> frontier.postpone(late, "NO_SLOT", "", fixture.now()))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> frontier.failed(late, "BLOCKED", ""))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("search 1");
        other.done(taken, HARVEST);
        assertThatThrownBy(() -> other.done(taken, HARVEST)).isInstanceOf(LeaseLostException.class);
        assertThat(frontier.progress(run)).isEqualTo(fixture.counted(run));
    }

    @Test
    void anEarlierLeaseOfTheSameWorkerIsWorthNothingEither() {
        plan(1);
        Lease first = lease(frontier);
        fixture.pass(LEASE);
        Lease second = lease(frontier);

        assertThatThrownBy(() -> frontier.done(first, HARVEST)).isInstanceOf(LeaseLostException.class);
        frontier.done(second, HARVEST);
    }

    @Test
    void aSignOfLifeKeepsALongChainItsSearch() {
        plan(1);
        Lease lease = lease(frontier);
        for (int i = 0; i < 5; i++) {
            fixture.pass(LEASE.dividedBy(2).plusSeconds(1));
            lease = frontier.extend(lease);
            assertThat(other.lease(run)).isEmpty();
        }

        frontier.done(lease, HARVEST);
        assertThat(frontier.progress(run).isComplete()).isTrue();
    }

    @Test
    void whoKnowsThatAWorkerIsGoneNeedNotWait() {
        plan(2);
        Lease gone = lease(frontier);

        assertThat(other.giveBack(run)).isEqualTo(1);

        assertThat(lease(other).search()).isEqualTo(gone.search());
        assertThatThrownBy(() -> frontier.done(gone, HARVEST)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void ourOwnRestraintCountsAsNoAttemptAndRestsTheWholeSweep() {
        plan(2);
        frontier.postpone(
                lease(frontier),
                "OUTSIDE_WINDOW",
                "s0: not before 8",
                fixture.now().plus(LEASE));

        assertThat(frontier.lease(run)).isEmpty();
        assertThat(other.lease(run)).as("of nobody").isEmpty();
        assertThat(frontier.nextDue(run)).contains(fixture.now().plus(LEASE));
        fixture.pass(LEASE);
        Lease again = lease(other);
        assertThat(again.search().key()).isEqualTo("s0");
        assertThat(again.trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void aFailureCountsAndIsTriedAgainFirst() {
        plan(3);
        frontier.done(lease(frontier), HARVEST);
        frontier.retry(
                lease(frontier), "TIMEOUT", "s1: no answer", fixture.now().plusSeconds(30));
        assertThat(frontier.lease(run)).isEmpty();
        fixture.pass(Duration.ofSeconds(30));

        Lease again = lease(frontier);

        assertThat(again.search().key()).isEqualTo("s1");
        assertThat(again.trouble().attempts()).isEqualTo(1);
    }

    @Test
    void whatASearchHasMetIsKnownToWhoeverLeasesItNext() {
        plan(1);
        Instant first = fixture.now();
        frontier.outlast(lease(frontier), "TIMEOUT", "s0: no answer", first.plusSeconds(30));
        fixture.pass(Duration.ofSeconds(30));
        other.retry(lease(other), "GARBLED", "s0: no gzip", first.plusSeconds(60));
        fixture.pass(Duration.ofSeconds(30));
        Lease third = lease(frontier);

        assertThat(third.trouble()).isEqualTo(new Trouble(2, 1, first, 0));
        assertThat(third.trouble().lastedUntil(fixture.now())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aSearchThatWasCutShortIsKnownAsSuchUntilItFailsOtherwise() {
        plan(1);
        for (int times = 1; times <= 2; times++) {
            frontier.cutShort(lease(frontier), "BUDGET_SPENT", "s0: spent", fixture.now());
            Lease again = lease(other);
            assertThat(again.trouble()).isEqualTo(new Trouble(0, 0, null, times));
            other.postpone(again, "NO_SLOT", "s0: others first", fixture.now());
        }

        frontier.outlast(lease(frontier), "TIMEOUT", "s0: no answer", fixture.now());

        assertThat(lease(frontier).trouble().cutShort()).isZero();
    }

    @Test
    void aSearchWhoseWorkerDiedWasNotCutShort() {
        plan(1);
        frontier.cutShort(lease(frontier), "BUDGET_SPENT", "s0: spent", fixture.now());
        lease(frontier);

        other.giveBack(run);

        assertThat(lease(other).trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void nobodyLeasesInsideATransaction() {
        plan(1);

        assertThatThrownBy(() -> fixture.transaction.executeWithoutResult(_ -> frontier.lease(run)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
    }

    @Test
    void whatAnotherProcessPutBackIsFoundBehindTheRest() {
        plan(3);
        Lease first = lease(frontier);
        Lease second = lease(other);
        frontier.postpone(first, "NO_SLOT", "", fixture.now());

        assertThat(lease(other).search().key()).isEqualTo("s2");
        assertThat(lease(other).search().key()).isEqualTo("s0");
        assertThat(second.search().key()).isEqualTo("s1");
    }

    @Test
    void aRunWithASearchGivenUpHandsOutNoMore() {
        plan(3);
        Lease inHand = lease(other);
        frontier.failed(lease(frontier), "BLOCKED", "s1: answered 403");

        assertThat(other.lease(run)).isEmpty();
        assertThat(frontier.firstFailure(run)).contains(new Frontier.Failure("BLOCKED", "s1: answered 403"));
        other.done(inHand, HARVEST);
        assertThat(frontier.progress(run)).isEqualTo(fixture.counted(run));
        assertThat(frontier.progress(run).isComplete()).isFalse();
    }

    @Test
    void aSplitSearchIsAddedOnceAndBehindTheOthers() {
        plan(2);
        fixture.add(frontier, run, Priority.SWEEP, List.of(search("s1"), search("s0a"), search("s0b"), search("s0a")));
        fixture.add(other, run, Priority.SWEEP, List.of(search("s0b")));

        List<String> keys = new ArrayList<>();
        for (Optional<Lease> next = frontier.lease(run); next.isPresent(); next = frontier.lease(run)) {
            keys.add(next.get().search().key());
        }
        assertThat(keys).containsExactly("s0", "s1", "s0a", "s0b");
        assertThat(frontier.progress(run)).isEqualTo(fixture.counted(run));
    }

    @Test
    void aTransactionThatLostItsLeaseKeepsNothing() {
        plan(1);
        Lease lost = lease(frontier);
        other.giveBack(run);

        assertThatThrownBy(() -> fixture.transaction.executeWithoutResult(_ -> {
                    frontier.add(run, searches("split", 5), Priority.SWEEP);
                    frontier.done(lost, HARVEST);
                }))
                .isInstanceOf(LeaseLostException.class);

        assertThat(frontier.progress(run).searchesKnown()).isEqualTo(1);
    }

    @Test
    void aSourceWithoutSearchesIsPlannedAllTheSame() {
        assertThat(frontier.isPlanned(run)).isFalse();
        plan(0);

        assertThat(frontier.isPlanned(run)).isTrue();
        assertThat(frontier.lease(run)).isEmpty();
        assertThat(frontier.nextDue(run)).isEmpty();
        assertThat(frontier.progress(run)).isEqualTo(SweepProgress.NONE);
    }

    @Test
    void theSitesTotalIsKnownOnceEveryRootHasSaidIt() {
        plan(2);
        frontier.done(lease(frontier), HARVEST);
        assertThat(frontier.progress(run).siteTotal()).isEmpty();
        frontier.done(lease(frontier), HARVEST);

        assertThat(frontier.progress(run).siteTotal()).hasValue(14);
        assertThat(frontier.progress(run)).isEqualTo(fixture.counted(run));
    }

    @Test
    void runsDoNotSeeEachOthersSearches() {
        plan(1);
        lease(frontier);

        assertThat(frontier.lease(run + 1_000)).isEmpty();
        assertThat(frontier.nextDue(run + 1_000)).isEmpty();
        assertThat(frontier.giveBack(run + 1_000)).isZero();
        assertThat(frontier.progress(run + 1_000)).isEqualTo(SweepProgress.NONE);
    }

    private void plan(int count) {
        fixture.add(frontier, run, Priority.SWEEP, searches("s", count));
    }

    private Lease lease(Frontier worker) {
        return worker.lease(run).orElseThrow();
    }
}
