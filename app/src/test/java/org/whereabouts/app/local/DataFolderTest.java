package org.whereabouts.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void onlyItsOwnerEntersIt(@TempDir Path somewhere) throws IOException {
        DataFolder folder = DataFolder.of(somewhere.resolve("var"));

        folder.prepare();

        assertThat(mode(folder.root())).isEqualTo("rwx------");
        assertThat(mode(folder.logs())).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatWasThereKeepsItsMode(@TempDir Path somewhere) throws IOException {
        Files.setPosixFilePermissions(somewhere, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.of(somewhere).prepare();
        DataFolder.of(somewhere).prepare();

        assertThat(mode(somewhere)).isEqualTo("rwxr-xr-x");
        assertThat(mode(somewhere.resolve("log"))).isEqualTo("rwx------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
