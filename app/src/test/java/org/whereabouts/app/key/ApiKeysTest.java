package org.whereabouts.app.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.searchapi.access.Scope;

class ApiKeysTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00.123456789Z"));
    private JdbcClient jdbc;
    private ApiKeys keys;

    @BeforeEach
    void freshDatabase() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestServers.postgres().createDatabase());
        ModuleSchema.migrate(database, "app");
        jdbc = JdbcClient.create(database);
        keys = new ApiKeys(jdbc, new SecureRandom(), now::get);
    }

    @Test
    void aKeyIsRecognisedWithItsScopesAndNothingElse() {
        IssuedKey issued = keys.create("letters", Set.of(Scope.SEARCH, Scope.RESOLVE));

        assertThat(keys.recognise(issued.secret())).hasValueSatisfying(key -> {
            assertThat(key.id()).isEqualTo(issued.key().id());
            assertThat(key.name()).isEqualTo("letters");
            assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.SEARCH, Scope.RESOLVE);
        });
    }

    @Test
    void aKeyIsThePrefixAnd256RandomBits() {
        String secret = keys.create("x", Set.of(Scope.SEARCH)).secret().reveal();

        assertThat(secret).matches("wb_[A-Za-z0-9_-]{43}");
    }

    @Test
    void noTwoKeysAreAlike() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i ->
                                keys.create("x", Set.of(Scope.SEARCH)).secret().reveal()))
                .doesNotHaveDuplicates();
        assertThat(keys.list()).hasSize(200).extracting(ApiKey::id).doesNotHaveDuplicates();
    }

    @Test
    void theSecretIsStoredNowhere() {
        String secret = keys.create("x", Set.of(Scope.SEARCH)).secret().reveal();

        String stored = jdbc.sql("select api_key::text from app.api_key")
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(secret).doesNotContain(secret.substring(3));
    }

    @Test
    void theSecretIsNotPrintedByAccident() {
        IssuedKey issued = keys.create("x", Set.of(Scope.SEARCH));

        assertThat(issued.toString()).doesNotContain(issued.secret().reveal().substring(3));
    }

    @Test
    void anythingElseIsNotRecognised() {
        String good = keys.create("x", Set.of(Scope.SEARCH)).secret().reveal();

        assertThat(keys.recognise(KeySecret.presented(""))).isEmpty();
        assertThat(keys.recognise(KeySecret.presented("wb_"))).isEmpty();
        assertThat(keys.recognise(KeySecret.presented(good + "A"))).isEmpty();
        assertThat(keys.recognise(KeySecret.presented(good.substring(0, 45) + (good.endsWith("A") ? "B" : "A"))))
                .isEmpty();
        assertThat(keys.recognise(KeySecret.presented("x".repeat(100_000)))).isEmpty();
    }

    @Test
    void aRevokedKeyIsRefusedAndStaysListed() {
        IssuedKey issued = keys.create("x", Set.of(Scope.OPERATE));

        assertThat(keys.revoke(issued.key().id()))
                .hasValueSatisfying(key -> assertThat(key.good()).isFalse());

        assertThat(keys.recognise(issued.secret())).isEmpty();
        assertThat(keys.list())
                .singleElement()
                .satisfies(key -> assertThat(key.revokedAt()).isNotNull());
    }

    @Test
    void revokingAgainKeepsTheFirstDate() {
        String id = keys.create("x", Set.of(Scope.OPERATE)).key().id();
        Instant first = keys.revoke(id).orElseThrow().revokedAt();
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(1)));

        assertThat(keys.revoke(id))
                .hasValueSatisfying(key -> assertThat(key.revokedAt()).isEqualTo(first));
    }

    @Test
    void revokingWhatDoesNotExistIsSaidSo() {
        assertThat(keys.revoke("k_nothere")).isEmpty();
    }

    @Test
    void lastUseIsWrittenAtMostOnceAnHour() {
        IssuedKey issued = keys.create("x", Set.of(Scope.SEARCH));
        keys.recognise(issued.secret());
        Instant first = keys.list().getFirst().lastUsedAt();

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(59)));
        keys.recognise(issued.secret());
        assertThat(keys.list().getFirst().lastUsedAt()).isEqualTo(first);

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
        keys.recognise(issued.secret());
        assertThat(keys.list().getFirst().lastUsedAt()).isAfter(first);
    }

    @Test
    void whatWasMadeIsWhatIsListed() {
        ApiKey made = keys.create("  x  ", Set.of(Scope.SEARCH)).key();

        assertThat(keys.list()).containsExactly(made);
        assertThat(made.name()).isEqualTo("x");
    }

    @Test
    void aKeyNeedsANameAndAScope() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.create(" ", Set.of(Scope.SEARCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.create("x", Set.of()));
    }

    @Test
    void aScopeOfALaterVersionAllowsNothing() {
        IssuedKey issued = keys.create("x", Set.of(Scope.SEARCH));
        jdbc.sql("update app.api_key set scopes = '{search,fly}'").update();

        assertThat(keys.recognise(issued.secret()))
                .hasValueSatisfying(key -> assertThat(key.scopes()).containsExactly(Scope.SEARCH));
    }
}
