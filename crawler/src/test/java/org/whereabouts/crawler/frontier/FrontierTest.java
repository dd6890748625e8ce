package org.whereabouts.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.crawler.frontier.FrontierFixture.LEASE;
import static org.whereabouts.crawler.frontier.FrontierFixture.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.throttle.Priority;

/** What becomes of searches, and of the run that they belong to. */
class FrontierTest extends OneRunFixture {

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
}
