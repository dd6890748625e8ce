package org.whereabouts.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.app.key.ApiKey;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.app.key.KeySecret;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.searchapi.access.Scope;

class LocalKeyTest {

    @TempDir
    Path root;

    private ApiKeys keys;
    private LocalKey local;

    @BeforeEach
    void freshDatabase() {
        keys = database();
        local = new LocalKey(DataFolder.of(root));
    }

    private static ApiKeys database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestServers.postgres().createDatabase());
        ModuleSchema.migrate(database, "app");
        return new ApiKeys(JdbcClient.create(database), new SecureRandom(), InstantSource.system());
    }

    @Test
    void itIsMadeOnceWithEveryScopeAndReadByItsOwnerOnly() throws IOException {
        String key = local.ensure(keys);

        assertThat(local.ensure(keys)).isEqualTo(key);
        assertThat(local.read()).contains(key);
        assertThat(keys.recognise(KeySecret.presented(key)))
                .hasValueSatisfying(found -> assertThat(found.scopes()).containsExactlyInAnyOrder(Scope.values()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("local.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLostFileMeansANewKeyAndTheOldOneIsRevoked() throws IOException {
        String lost = local.ensure(keys);
        Files.delete(root.resolve("local.key"));

        String fresh = local.ensure(keys);

        assertThat(fresh).isNotEqualTo(lost);
        assertThat(keys.recognise(KeySecret.presented(lost))).isEmpty();
        assertThat(keys.list()).filteredOn(ApiKey::good).hasSize(1);
    }

    @Test
    void aKeyOfAnotherDatabaseIsReplaced() {
        String foreign = local.ensure(database());

        assertThat(local.ensure(keys)).isNotEqualTo(foreign);
    }

    @Test
    void otherPeoplesKeysAreLeftAlone() {
        KeySecret theirs = keys.create("letters", Set.of(Scope.RESOLVE)).secret();

        local.ensure(keys);

        assertThat(keys.recognise(theirs)).isPresent();
    }
}
