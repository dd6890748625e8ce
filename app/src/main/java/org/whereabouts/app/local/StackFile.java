package org.whereabouts.app.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file through which other processes find the stack of a data folder. A file left behind by a killed process is
 * recognised: it names a process that is gone, or that began at another time.
 */
public final class StackFile {

    /** The operating system tells the start of a process to the hundredth of a second, and rounds. */
    private static final Duration START_PRECISION = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final DataFolder folder;

    /** The file of this folder's stack. */
    public StackFile(DataFolder folder) {
        this.folder = folder;
    }

    /** The stack that runs here now; empty where none does. */
    public Optional<Stack> running() {
        return written().filter(stack -> process(stack).isPresent());
    }

    /** The process of this stack, if it is still the same one. */
    Optional<ProcessHandle> process(Stack stack) {
        return ProcessHandle.of(stack.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> same(start, stack.processStart()))
                        .orElse(true));
    }

    private static boolean same(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(START_PRECISION) <= 0;
    }

    private Optional<Stack> written() {
        return OwnedFiles.read(folder.stackFile()).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, Stack.class));
            } catch (JacksonException leftByAnotherVersion) {
                return Optional.empty();
            }
        });
    }

    void write(Stack stack) {
        OwnedFiles.write(folder.stackFile(), JSON.writeValueAsString(stack));
    }

    void delete() {
        OwnedFiles.delete(folder.stackFile());
    }
}
