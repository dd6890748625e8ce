package org.whereabouts.crawler.added;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;

/**
 * The profiles that operators sent, in PostgreSQL: known to every process at once, and after a restart. A profile that this
 * version can no longer read is reported and left out; it does not keep anything else from working.
 */
public final class AddedSources {

    private static final Logger LOG = LoggerFactory.getLogger(AddedSources.class);
    private static final String COLUMNS = "id, yaml, digest, added_at, withdrawn_at";

    private final JdbcClient database;
    private final AddressRule addresses;
    private final InstantSource clock;
    private final Map<String, Optional<Source>> readByDigest = new ConcurrentHashMap<>();

    public AddedSources(JdbcClient database, AddressRule addresses, InstantSource clock) {
        this.database = database;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * A source that was added.
     *
     * @param digest SHA-256 of the profile as it was sent
     * @param addedAt when this profile came; a changed one that replaced another has a time of its own
     * @param withdrawnAt since when nobody may ask it; null for a living source
     */
    public record Added(
            Source source,
            String digest,
            Instant addedAt,
            @Nullable Instant withdrawnAt) {

        /** Whether it may be asked. */
        public boolean lives() {
            return withdrawnAt == null;
        }
    }

    /**
     * Keeps the profile, in the place of an earlier one of the same id. The same profile again changes nothing, save that it
     * brings back a source that was withdrawn.
     */
    public void put(SentProfile sent) {
        database.sql("""
                INSERT INTO crawler.added_source AS held (id, yaml, digest, added_at)
                VALUES (:id, :yaml, :digest, :now)
                ON CONFLICT (id) DO UPDATE
                   SET yaml = excluded.yaml, digest = excluded.digest, added_at = excluded.added_at, withdrawn_at = NULL
                 WHERE held.digest <> excluded.digest OR held.withdrawn_at IS NOT NULL
                """)
                .param("id", sent.source().profile().id().value())
                .param("yaml", sent.yaml())
                .param("digest", DigestUtils.sha256Hex(sent.yaml()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Withdraws the source, for every process; one that is withdrawn stays so since when it was.
     *
     * @return since when; empty when nobody added it
     */
    public Optional<Instant> withdraw(SourceId id) {
        return database.sql("""
                UPDATE crawler.added_source SET withdrawn_at = coalesce(withdrawn_at, :now) WHERE id = :id
                RETURNING withdrawn_at
                """)
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Whether it was added and is withdrawn, also when this version cannot read its profile. */
    public boolean isWithdrawn(SourceId id) {
        return database.sql(
                        "SELECT EXISTS (SELECT 1 FROM crawler.added_source WHERE id = :id AND withdrawn_at IS NOT NULL)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The source of that id, withdrawn or not. */
    public Optional<Added> find(SourceId id) {
        return database.sql("SELECT " + COLUMNS + " FROM crawler.added_source WHERE id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional()
                .flatMap(found -> found);
    }

    /** All, also those that were withdrawn, in the order of their ids. */
    public List<Added> all() {
        return database
                .sql("SELECT " + COLUMNS + " FROM crawler.added_source ORDER BY id COLLATE \"C\"")
                .query(this::row)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Added> row(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String yaml = row.getString("yaml");
        String digest = row.getString("digest");
        Instant addedAt = row.getTimestamp("added_at").toInstant();
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        Instant withdrawnAt = withdrawn == null ? null : withdrawn.toInstant();
        return readByDigest
                .computeIfAbsent(digest, _ -> read(id, yaml))
                .map(source -> new Added(source, digest, addedAt, withdrawnAt));
    }

    private Optional<Source> read(String id, String yaml) {
        try {
            return Optional.of(SentProfile.read(yaml, addresses).source());
        } catch (RefusedProfileException e) {
            LOG.atError()
                    .addKeyValue("crawl.source", id)
                    .log("{} was added and cannot be read by this version: {}", id, e.getMessage());
            return Optional.empty();
        }
    }
}
