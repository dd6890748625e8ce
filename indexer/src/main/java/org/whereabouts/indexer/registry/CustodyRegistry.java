package org.whereabouts.indexer.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.custody.CustodyRecord;

/**
 * The custody registry: the current fact about every person ever seen, with its age. Runs are staged, measured and then
 * applied or discarded; look-ups are taken in one by one. An older sighting never overwrites a newer fact, and only a
 * complete run that is applied can make somebody missing. Safe for several processes at once.
 *
 * <p>Needs PostgreSQL 18 or newer with the schema {@code indexer} migrated.
 */
public final class CustodyRegistry {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Staging staging;
    private final SourceStates states;
    private final RunApplication application;
    private final Observation observation;

    /**
     * Makes a registry over a database.
     *
     * @param transactions on the same database as {@code jdbc}; a transaction of the caller is joined
     */
    public CustodyRegistry(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.staging = new Staging(jdbc);
        this.states = new SourceStates(jdbc);
        this.application = new RunApplication(jdbc, staging, states);
        this.observation = new Observation(jdbc);
    }

    /**
     * Keeps what a run found for a later decision. Staging a record twice stages it once, so an interrupted chunk may be
     * staged again. Of several sightings of a number counts the one that says most of where the person is: held, then
     * somewhere outside, then nothing known, then gone; of those that say as much, the latest.
     *
     * @throws IllegalArgumentException when a record is of another source
     */
    public void stage(long runId, SourceId source, List<CustodyRecord> records) {
        if (!records.isEmpty()) {
            staging.add(runId, source, records);
        }
    }

    /** Compares what a run staged with what is held. */
    public StagingMeasures measures(long runId, SourceId source) {
        staging.analyze();
        return StagingComparison.measure(jdbc, runId, source);
    }

    /** Which of these canonical numbers the run staged. */
    public Set<String> staged(long runId, SourceId source, Collection<String> canonicalNumbers) {
        return staging.numbers(runId, source, canonicalNumbers);
    }

    /**
     * Makes a complete run the current fact, in one transaction: people new, changed and back are written, people held
     * but not listed are marked missing, everybody else costs no write. Applying a run again changes nothing and gives the
     * first result.
     *
     * @param sweepStartedAt when the run's sweep began; a run that began before the one that was applied last is refused
     * @param listedAt when what it brought was the list of everybody: {@code sweepStartedAt}, or earlier where that was a file;
     *     whoever was seen later is not made missing by it
     * @param factsSince as of when the oldest page that the run goes by was true: {@code listedAt} where it asked for all of them
     * @throws ApplyRefusedException when the run staged nobody or a later run is applied already; nothing is changed
     */
    public Applied apply(long runId, SourceId source, Instant sweepStartedAt, Instant listedAt, Instant factsSince) {
        staging.analyze();
        return Objects.requireNonNull(transactions.execute(
                _ -> application.apply(runId, source, sweepStartedAt, listedAt, factsSince, clock.instant())));
    }

    /** As above, for a run that asked for every page that it goes by, none of them older than its sweep. */
    public Applied apply(long runId, SourceId source, Instant sweepStartedAt) {
        return apply(runId, source, sweepStartedAt, sweepStartedAt, sweepStartedAt);
    }

    /** Drops what a run staged, of every source; does nothing when there is nothing. */
    public void discard(long runId) {
        staging.delete(runId);
    }

    /**
     * Takes in what a look-up found about one person, and answers what is held then: this, or a newer fact.
     *
     * @param sighting a record whose provenance names no run
     */
    public HeldRecord observe(CustodyRecord sighting) {
        observation.write(sighting, clock.instant());
        return find(PersonId.of(sighting.source(), sighting.number())).orElseThrow();
    }

    /** The person with this id, if ever seen. */
    public Optional<HeldRecord> find(PersonId id) {
        return jdbc.sql("SELECT %s FROM indexer.held_record h WHERE h.id = :id".formatted(HeldRows.COLUMNS))
                .param("id", id.value())
                .query(HeldRows::map)
                .optional();
    }

    /** The people with these ids, in the order asked; ids never seen are left out. */
    public Map<PersonId, HeldRecord> findAll(Collection<PersonId> ids) {
        Map<PersonId, HeldRecord> found = jdbc
                .sql("SELECT %s FROM indexer.held_record h WHERE h.id = ANY (:ids::uuid[])".formatted(HeldRows.COLUMNS))
                .param("ids", ids.stream().map(PersonId::toString).toArray(String[]::new))
                .query(HeldRows::map)
                .list()
                .stream()
                .collect(Collectors.toMap(HeldRecord::id, Function.identity()));
        Map<PersonId, HeldRecord> ordered = new LinkedHashMap<>();
        for (PersonId id : ids) {
            HeldRecord record = found.get(id);
            if (record != null) {
                ordered.put(id, record);
            }
        }
        return ordered;
    }

    /**
     * Everybody known under a canonical number, ordered by source.
     *
     * @param source only there; null for all sources
     */
    public List<HeldRecord> byNumber(String canonicalNumber, @Nullable SourceId source) {
        return jdbc.sql("""
                        SELECT %s FROM indexer.held_record h
                        WHERE h.number = :number AND (:source::text IS NULL OR h.source = :source::text)
                        ORDER BY h.source
                        """.formatted(HeldRows.COLUMNS))
                .param("number", canonicalNumber)
                .param("source", source == null ? null : source.value())
                .query(HeldRows::map)
                .list();
    }

    /**
     * Everybody whose number or second number could be the one typed, in whatever form, ordered by source and number.
     * These are candidates: different agencies' numbers look alike.
     */
    public List<HeldRecord> byNumberAsTyped(String text) {
        List<String> keys = new ArrayList<>(NumberKey.ofTyped(text));
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT %s FROM indexer.held_record h
                        WHERE h.number_key = ANY (:keys) OR h.second_number_key = ANY (:keys)
                        ORDER BY h.source, h.number
                        """.formatted(HeldRows.COLUMNS))
                .param("keys", keys.toArray(String[]::new))
                .query(HeldRows::map)
                .list();
    }

    /** The last complete run of a source; empty when none was applied yet. */
    public Optional<SourceState> sourceState(SourceId source) {
        return states.find(source);
    }

    /** The last complete run of every source that has one. */
    public Map<SourceId, SourceState> sourceStates() {
        return states.all().stream()
                .collect(Collectors.toMap(SourceState::source, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    /** Whether the index has yet to show some record as it is held now, so that a search may miss somebody. */
    public boolean hasUnprojected() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM indexer.projection_queue)")
                .query(Boolean.class)
                .single();
    }

    /** How many people are held of a source, without those missing from its list. */
    public long count(SourceId source) {
        return jdbc.sql("SELECT count(*) FROM indexer.custody_record WHERE source = :source AND presence <> 'MISSING'")
                .param("source", source.value())
                .query(Long.class)
                .single();
    }
}
