package org.whereabouts.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.frontier.FrontierFixture.LEASE;
import static org.whereabouts.crawler.frontier.FrontierFixture.search;
import static org.whereabouts.crawler.frontier.FrontierFixture.searches;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.throttle.Priority;

/** Who may work on a search, and for how long. */
class LeaseTest extends OneRunFixture {

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
    void nobodyLeasesInsideATransaction() {
        plan(1);

        assertThatThrownBy(() -> fixture.transaction.executeWithoutResult(_ -> frontier.lease(run)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
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
}
