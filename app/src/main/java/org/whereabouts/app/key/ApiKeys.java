package org.whereabouts.app.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.searchapi.access.Scope;

/** The keys in {@code app.api_key}. */
public final class ApiKeys {

    /** A key in constant use costs one write an hour. */
    private static final Duration LAST_USED_GRAIN = Duration.ofHours(1);

    /** No vowels and nothing that looks like something else: ids are read aloud and typed. */
    private static final String ID_LETTERS = "23456789bcdfghjkmnpqrstvwxz";

    private static final int ID_LENGTH = 8;
    private static final String COLUMNS = "id, name, scopes, created_at, last_used_at, revoked_at";

    private final JdbcClient jdbc;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * Keys in this database.
     *
     * @param random cryptographically strong, as {@link java.security.SecureRandom} is
     */
    public ApiKeys(JdbcClient jdbc, RandomGenerator random, InstantSource clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @param name whose it is; not blank
     * @param scopes what it allows; not empty
     */
    public IssuedKey create(String name, Collection<Scope> scopes) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a key needs a name that tells whose it is");
        }
        KeySecret secret = KeySecret.generate(random);
        ApiKey key = new ApiKey(newId(), name.strip(), EnumSet.copyOf(scopes), now(), null, null);
        jdbc.sql("""
                insert into app.api_key (id, name, hash, scopes, created_at)
                values (:id, :name, :hash, :scopes, :createdAt)""")
                .param("id", key.id())
                .param("name", key.name())
                .param("hash", secret.hash())
                .param("scopes", key.scopes().stream().map(Scope::word).sorted().toArray(String[]::new))
                .param("createdAt", atUtc(key.createdAt()))
                .update();
        return new IssuedKey(key, secret);
    }

    /** Every key, the newest first, revoked ones too. */
    public List<ApiKey> list() {
        return jdbc.sql("select " + COLUMNS + " from app.api_key order by created_at desc, id")
                .query(ApiKeys::key)
                .list();
    }

    /**
     * Refuses a key from now on; a key that was revoked before keeps its date.
     *
     * @return the key as it is now; empty where no key has this id
     */
    public Optional<ApiKey> revoke(String id) {
        return jdbc.sql("""
                update app.api_key set revoked_at = coalesce(revoked_at, :now) where id = :id
                returning\s""" + COLUMNS)
                .param("now", atUtc(now()))
                .param("id", id)
                .query(ApiKeys::key)
                .optional();
    }

    /**
     * The key that this secret belongs to, if it is still good. Notes that it was used.
     */
    public Optional<ApiKey> recognise(KeySecret secret) {
        if (!secret.wellFormed()) {
            return Optional.empty();
        }
        Optional<ApiKey> found = jdbc.sql(
                        "select " + COLUMNS + " from app.api_key where hash = :hash and revoked_at is null")
                .param("hash", secret.hash())
                .query(ApiKeys::key)
                .optional();
        found.ifPresent(this::touch);
        return found;
    }

    private void touch(ApiKey key) {
        Instant stale = now().minus(LAST_USED_GRAIN);
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(stale)) {
            jdbc.sql("""
                    update app.api_key set last_used_at = :now
                    where id = :id and (last_used_at is null or last_used_at < :stale)""")
                    .param("now", atUtc(now()))
                    .param("id", key.id())
                    .param("stale", atUtc(stale))
                    .update();
        }
    }

    private String newId() {
        StringBuilder id = new StringBuilder("k_");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    /** To the microsecond, as PostgreSQL keeps it: what was written is what will be read. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                scopes((String[]) row.getArray("scopes").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    /** A scope that this version does not know allows nothing. */
    private static Set<Scope> scopes(String[] words) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(words).map(ScopeWords::read).flatMap(Optional::stream).forEach(scopes::add);
        return scopes;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
