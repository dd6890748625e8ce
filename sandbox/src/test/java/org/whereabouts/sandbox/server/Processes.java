package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of this machine, by their command lines; one that ended but was not reaped has none. */
final class Processes {

    private Processes() {}

    static boolean runs(long pid) {
        return !commandLine(Path.of("/proc", Long.toString(pid))).isEmpty();
    }

    /** Those whose command line names this path. */
    static List<Long> naming(Path path) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> commandLine(process).contains(path.toString()))
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        if (!process.getFileName().toString().matches("\\d+")) {
            return "";
        }
        try {
            return Files.readString(process.resolve("cmdline"));
        } catch (IOException e) {
            // It ended while we looked.
            return "";
        }
    }
}
