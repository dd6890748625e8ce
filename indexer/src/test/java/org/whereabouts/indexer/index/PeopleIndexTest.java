package org.whereabouts.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.indexer.testing.IndexUnderTest;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;
import org.whereabouts.normalizer.custody.CustodyStatus;

class PeopleIndexTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private static final Person ANN = Person.of(Person.PA, "AA0001", "MILLER, ANN");
    private static final Person BOB = Person.of(Person.PA, "BB0002", "JONES, BOB");

    private static RegistryUnderTest records;

    private IndexUnderTest test;

    @BeforeAll
    static void registry() {
        records = RegistryUnderTest.create();
    }

    @BeforeEach
    void index() {
        records.clear();
        test = IndexUnderTest.create(records);
    }

    private HeldRecord observe(Person person) {
        return records.registry().observe(person.record());
    }

    private long versionShown(Person person) throws Exception {
        return test.client()
                .get(g -> g.index(test.name().alias()).id(id(person).toString()), Void.class)
                .version();
    }

    private boolean shows(String field, String value) throws Exception {
        test.index().refresh();
        return test.client()
                        .count(c -> c.index(test.name().alias())
                                .query(q -> q.term(t -> t.field(field).value(value))))
                        .count()
                == 1;
    }

    @Test
    void pendingRecordsAreShownAndForgotten() throws Exception {
        observe(ANN);
        observe(BOB);

        assertThat(test.index().project()).isEqualTo(new Projected(2, 0, List.of()));

        test.index().refresh();
        assertThat(test.index().count()).isEqualTo(2);
        assertThat(records.queue().size()).isZero();
        assertThat(versionShown(ANN)).isEqualTo(1);
        assertThat(test.index().project().shown()).isZero();
    }

    @Test
    void changedRecordReplacesItsDocument() throws Exception {
        observe(ANN.seen(MONDAY));
        test.index().project();
        observe(ANN.with(CustodyStatus.RELEASED).seen(TUESDAY));

        test.index().project();

        assertThat(versionShown(ANN)).isEqualTo(2);
        assertThat(shows(PeopleFields.STATUS, "RELEASED")).isTrue();
    }

    @Test
    void recordIsShownAsItIsNowEvenWhenQueuedEarlier() throws Exception {
        observe(ANN.seen(MONDAY));
        observe(ANN.with(CustodyStatus.RELEASED).seen(TUESDAY));

        assertThat(test.index().project().indexed()).isEqualTo(1);

        assertThat(versionShown(ANN)).isEqualTo(2);
    }

    @Test
    void passKilledBeforeItAcknowledgedIsRepeatedWithoutHarm() throws Exception {
        observe(ANN);
        test.index().project();
        // As if the process had died between Elasticsearch's answer and the registry's.
        records.queue().enqueueAll();

        assertThat(test.index().project()).isEqualTo(new Projected(0, 1, List.of()));

        assertThat(versionShown(ANN)).isEqualTo(1);
        assertThat(records.queue().size()).isZero();
    }

    @Test
    void lateWriteOfAnOlderVersionChangesNothing() throws Exception {
        HeldRecord older = observe(ANN.seen(MONDAY));
        observe(ANN.with(CustodyStatus.RELEASED).seen(TUESDAY));
        test.index().project();
        records.jdbc()
                .sql(
                        "UPDATE indexer.custody_record SET version = 1, record = jsonb_set(record, '{status}', '\"ESCAPED\"')")
                .update();
        records.queue().enqueueAll();

        assertThat(test.index().project()).isEqualTo(new Projected(0, 1, List.of()));

        assertThat(older.version()).isEqualTo(1);
        assertThat(versionShown(ANN)).isEqualTo(2);
        assertThat(shows(PeopleFields.STATUS, "RELEASED")).isTrue();
    }

    @Test
    void refusedDocumentsStayPendingAndAreReported() throws Exception {
        observe(ANN);
        block(true);

        Projected refused = test.index().project();

        assertThat(refused.shown()).isZero();
        assertThat(refused.refused()).containsExactly(new Projected.Refusal(id(ANN), 403, "cluster_block_exception"));
        assertThat(records.queue().size()).isEqualTo(1);
        block(false);
        assertThat(test.index().project()).isEqualTo(new Projected(1, 0, List.of()));
    }

    private void block(boolean writes) throws Exception {
        test.client()
                .indices()
                .putSettings(p -> p.index(test.name().alias()).settings(s -> s.blocks(b -> b.write(writes))));
    }

    @Test
    void unreachableServerIsNamedAndLosesNothing() throws Exception {
        observe(ANN);
        URI nowhere;
        try (var socket = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        PeopleIndex unreachable = IndexUnderTest.index(IndexUnderTest.client(nowhere), test.name(), records);

        assertThatExceptionOfType(IndexUnavailableException.class)
                .isThrownBy(unreachable::project)
                .withMessageContaining(nowhere.toString())
                .withMessageNotContaining("\n");

        assertThat(records.queue().size()).isEqualTo(1);
        assertThat(test.index().project().indexed()).isEqualTo(1);
    }

    @Test
    void lostIndexIsNotMadeAgainByAWriteAndFillsAgainWhenCreated() throws Exception {
        observe(ANN);
        observe(BOB);
        test.index().project();
        test.client().indices().delete(d -> d.index(test.name().first()));
        observe(BOB.housedIn("Block C").seen(TUESDAY.plusSeconds(9_999_999)));

        assertThatExceptionOfType(IndexUnavailableException.class).isThrownBy(test.index()::project);
        assertThatExceptionOfType(IndexUnavailableException.class).isThrownBy(test.index()::count);

        test.index().ensureCreated();
        test.index().project();
        test.index().refresh();
        assertThat(test.index().count()).isEqualTo(2);
    }

    @Test
    void creatingAnExistingIndexChangesNothing() {
        observe(ANN);
        test.index().project();

        test.index().ensureCreated();

        test.index().refresh();
        assertThat(test.index().count()).isEqualTo(1);
        assertThat(records.queue().size()).isZero();
    }

    @Test
    void processesThatCreateAndFillAtOnceDoItOnce() throws Exception {
        var fresh = IndexUnderTest.on(test.client(), records);
        records.run(
                1,
                Person.PA,
                MONDAY,
                IntStream.range(0, 3_500)
                        .mapToObj(i -> Person.of(Person.PA, "QA%04d".formatted(i), "MILLER, ANN"))
                        .toArray(Person[]::new));
        Callable<Projected> process = () -> {
            PeopleIndex index = IndexUnderTest.index(test.client(), fresh.name(), records);
            index.ensureCreated();
            return index.project();
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var projected : threads.invokeAll(List.of(process, process, process))) {
                assertThat(projected.get().refused()).isEmpty();
            }
        }

        assertThat(records.queue().size()).isZero();
        fresh.index().refresh();
        assertThat(fresh.index().count()).isEqualTo(3_500);
    }

    @Test
    void fieldThatTheMappingDoesNotNameIsRefusedByIt() {
        assertThatExceptionOfType(ElasticsearchException.class)
                .isThrownBy(() -> write(test.client()))
                .satisfies(e -> assertThat(e.error().type()).isEqualTo("strict_dynamic_mapping_exception"));
    }

    private void write(ElasticsearchClient client) throws Exception {
        client.index(i -> i.index(test.name().alias()).document(Map.of("photo", "x")));
    }

    @Test
    void passBeginsAnywhereAndGoesOnceAround() {
        IntStream.range(0, 20).forEach(i -> observe(Person.of(Person.PA, "QA%04d".formatted(i), "MILLER, ANN")));
        PersonId last = records.queue().pending(null, null, 100).getLast().id();
        var fromTheEnd = new PeopleIndex(
                test.client(),
                test.name(),
                IndexSettings.singleNode(),
                records.queue(),
                IndexUnderTest.STATES,
                last::value);

        assertThat(fromTheEnd.project()).isEqualTo(new Projected(20, 0, List.of()));
    }
}
