package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountTest {

    @TempDir
    Path data;

    @Test
    void serversNeverRunAsRootAndMayWriteTheirData() throws Exception {
        Path earlier =
                Files.createFile(Files.createDirectory(data.resolve("earlier")).resolve("file"));
        ServerAccount account = ServerAccount.choose(data, data);

        assertThat(output(account.command(List.of("id", "-u")))).isNotEqualTo("0");
        output(account.command(List.of("touch", data.resolve("new").toString(), earlier.toString())));
        assertThat(data.resolve("new")).exists();
    }

    @Test
    void choiceIsTheSameForDataThatAnEarlierStartOwns() {
        ServerAccount first = ServerAccount.choose(data, data);

        assertThat(ServerAccount.choose(data, data)).isEqualTo(first);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
