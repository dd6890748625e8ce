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
    private static final String COLUMNS = "id, yaml, digest, added_at";

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
     */
    public record Added(Source source, String digest, Instant addedAt) {}

    /** Keeps the profile, in the place of an earlier one of the same id. The same profile again changes nothing. */
    public void put(SentProfile sent) {
        database.sql("""
                INSERT INTO crawler.added_source AS held (id, yaml, digest, added_at)
                VALUES (:id, :yaml, :digest, :now)
                ON CONFLICT (id) DO UPDATE
                   SET yaml = excluded.yaml, digest = excluded.digest, added_at = excluded.added_at
                 WHERE held.digest <> excluded.digest
                """)
                .param("id", sent.source().profile().id().value())
                .param("yaml", sent.yaml())
                .param("digest", DigestUtils.sha256Hex(sent.yaml()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    public Optional<Added> find(SourceId id) {
        return database.sql("SELECT " + COLUMNS + " FROM crawler.added_source WHERE id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional()
                .flatMap(found -> found);
    }

    /** All, in the order of their ids. */
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
        return readByDigest
                .computeIfAbsent(digest, _ -> read(id, yaml))
                .map(source -> new Added(source, digest, addedAt));
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
