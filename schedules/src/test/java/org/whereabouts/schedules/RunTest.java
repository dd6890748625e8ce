package org.whereabouts.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.JobKey;
import org.quartz.TriggerKey;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.UnknownSourceException;
import org.whereabouts.indexer.registry.Applied;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.schedules.run.NotSweepableException;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunActiveException;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;

/** What runs bring, and when there is one. */
class RunTest extends RunFixture {

    @ParameterizedTest
    @ValueSource(strings = {"us-ky-campbell", "us-pa-doc", "us-tx-tdcj"})
    void aRunBringsEverybodyIntoTheRegistryAndTheIndex(String id) {
        SourceId source = new SourceId(id);
        Run run = run(source);

        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        assertThat(registry.count(source)).isEqualTo(sites.listed(id));
        assertThat(index.count()).isGreaterThanOrEqualTo(sites.listed(id));
        assertThat(Objects.requireNonNull(run.verdict()).passed()).isTrue();
        for (Person person : sites.people(id)) {
            assertThat(registry.byNumberAsTyped(person.custody().number())).isNotEmpty();
        }
    }

    @Test
    void aSecondRunOverAStillPopulationChangesNothing() {
        run(JAIL);
        Applied second = Objects.requireNonNull(run(JAIL).applied());

        assertThat(second.inserted() + second.updated() + second.missing() + second.back())
                .isZero();
        assertThat(second.unchanged()).isEqualTo((int) sites.listed("us-ky-campbell"));
    }

    @Test
    void whoLeftTheListIsMissingAndNotReleased() {
        run(PENNSYLVANIA);
        List<Person> before = sites.people("us-pa-doc");
        List<Person> gone = List.of();
        while (gone.isEmpty()) {
            sites.advance(Period.ofDays(1));
            Set<String> listed = sites.people("us-pa-doc").stream()
                    .map(person -> person.custody().number())
                    .collect(Collectors.toSet());
            gone = before.stream()
                    .filter(person -> !listed.contains(person.custody().number()))
                    .toList();
        }

        Run run = run(PENNSYLVANIA);

        assertThat(Objects.requireNonNull(run.applied()).missing()).isEqualTo(gone.size());
        HeldRecord held = registry.byNumber(gone.getFirst().custody().number(), PENNSYLVANIA)
                .getFirst();
        assertThat(held.presence()).isInstanceOf(Presence.Missing.class);
        assertThat(held.record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
    }

    @Test
    void aSourceHasOneRunAtATime() {
        Run open = runs.queue(PENNSYLVANIA, RunCause.OPERATOR, Instant.now());

        assertThatThrownBy(() -> service.start(PENNSYLVANIA))
                .isInstanceOf(RunActiveException.class)
                .hasMessageContaining("us-pa-doc");

        worker.work(open.id());
    }

    @Test
    void whatCannotBeSweptIsRefusedWithTheReason() {
        assertThatThrownBy(() -> service.start(new SourceId("us-bop")))
                .isInstanceOf(NotSweepableException.class)
                .hasMessageContaining("looked up one by one");
        assertThatThrownBy(() -> service.start(new SourceId("us-zz-none")))
                .isInstanceOf(UnknownSourceException.class)
                .hasMessageContaining("us-pa-doc");
    }

    @Test
    void everySweptSourceHasItsScheduleInItsOwnTimeZone() throws Exception {
        assertThat(quartz.checkExists(new JobKey("us-bop", "sweep"))).isFalse();
        assertThat(quartz.getTrigger(new TriggerKey("us-tx-tdcj", "sweep"))).satisfies(trigger -> {
            assertThat(trigger.toString()).contains("us-tx-tdcj");
            assertThat(((org.quartz.CronTrigger) trigger).getTimeZone().getID()).isEqualTo("America/Chicago");
        });
    }
}
