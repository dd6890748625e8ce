package org.whereabouts.app.command;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.whereabouts.app.local.SharedStack;
import org.whereabouts.app.terminal.CapturedTerminal;
import org.whereabouts.app.terminal.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a shell would, and gives back what a shell would see. */
public final class RunCli {

    private final Map<String, String> environment = new HashMap<>();
    private int columns = Terminal.USUAL_COLUMNS;
    private byte[] input = new byte[0];

    /** With an empty environment. */
    public RunCli() {}

    /** On the machine where this stack runs. */
    public RunCli(SharedStack.Running stack) {
        environment.put("WHEREABOUTS_DATA", stack.folder().root().toString());
    }

    public RunCli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With this on standard input. */
    public RunCli input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    public RunCli input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    public RunCli wide(int width) {
        columns = width;
        return this;
    }

    /** What a command printed and how it ended. */
    public record Result(int exitCode, String out, String err) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    public Result run(String... arguments) {
        CapturedTerminal terminal = new CapturedTerminal(columns, false);
        int exitCode = CommandTree.of(new Setting(
                        new ByteArrayInputStream(input),
                        terminal.terminal(),
                        environment,
                        InstantSource.system(),
                        ZoneOffset.UTC))
                .execute(arguments);
        return new Result(exitCode, terminal.out(), terminal.err());
    }
}
