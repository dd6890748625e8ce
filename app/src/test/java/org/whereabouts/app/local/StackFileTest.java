package org.whereabouts.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.app.terminal.OperatorException;

class StackFileTest {

    @TempDir
    Path root;

    private DataFolder folder;
    private StackFile file;
    private Stack mine;

    @BeforeEach
    void emptyFolder() {
        folder = DataFolder.of(root);
        file = new StackFile(folder);
        mine = Stack.starting()
                .serving(
                        URI.create("http://127.0.0.1:8080"),
                        "jdbc:postgresql://127.0.0.1:1/w?password=x",
                        URI.create("http://127.0.0.1:2"),
                        Map.of("us-bop", URI.create("http://127.0.0.1:3")))
                .ready();
    }

    @Test
    void whatIsWrittenIsFoundWhileItsProcessLives() {
        file.write(mine);

        assertThat(file.running()).contains(mine);
    }

    @Test
    void anEmptyFolderHasNoStack() {
        assertThat(file.running()).isEmpty();
    }

    @Test
    void theFileOfADeadProcessIsRecognised() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        file.write(new Stack(dead.pid(), mine.processStart(), mine.phase(), mine.url(), null, null, Map.of()));

        assertThat(file.running()).isEmpty();
    }

    @Test
    void aNumberUsedAgainByAnotherProcessIsRecognised() {
        file.write(new Stack(
                mine.pid(), mine.processStart().minusSeconds(3600), mine.phase(), mine.url(), null, null, Map.of()));

        assertThat(file.running()).isEmpty();
    }

    @Test
    void aDamagedFileIsNoStack() throws IOException {
        Files.writeString(folder.stackFile(), "{\"pid\": 1");

        assertThat(file.running()).isEmpty();
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        file.write(mine);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.stackFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void oneStackPerFolder() {
        StackLock held = StackLock.take(folder);
        assertThatThrownBy(() -> StackLock.take(folder))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("already runs");

        held.close();

        StackLock.take(folder).close();
    }
}
