package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one server keeps between its starts: its data, its configuration and its logs. As long as it is open, no other
 * process opens it, and no server of an earlier process still works on it: such a server may outlive a killed JVM for a
 * moment, and its processes hold a lock of their own as long.
 */
final class DataDirectory implements AutoCloseable {

    /** A server that runs into a full disk may lose what it was writing, so it is not started on one. */
    private static final long BYTES_TO_START = 1L << 30;

    /** Longer than any server is given to end before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Pattern STACK_FRAME_OR_BLANK = Pattern.compile("\\s*(at \\S+\\(.*|\\.\\.\\. \\d+ more)?\\s*");

    private final Path root;
    private final FileChannel ours;

    private DataDirectory(Path root, FileChannel ours) {
        this.root = root;
        this.ours = ours;
    }

    /**
     * Makes the directory, with all its parents, ready for a server and takes it for this JVM.
     *
     * @throws ServerStartException when it cannot be made or written, when its disk is nearly full, or when it is in use
     */
    static DataDirectory open(Path directory) {
        return open(directory, BYTES_TO_START, PATIENCE);
    }

    static DataDirectory open(Path directory, long bytesNeeded, Duration patience) {
        Path root = directory.toAbsolutePath().normalize();
        DataDirectory data;
        try {
            Files.createDirectories(root.resolve("logs"));
            Files.delete(Files.createTempFile(root, "writable", ""));
            requireSpace(root, bytesNeeded);
            data = new DataDirectory(root, take(root));
        } catch (IOException e) {
            throw new ServerStartException(
                    "Cannot write to the data directory " + root + " (" + e
                            + "): make it writable or choose another one with --data.",
                    e);
        }
        try {
            data.awaitEarlierServer(patience);
            return data;
        } catch (ServerStartException e) {
            data.close();
            throw e;
        }
    }

    private static FileChannel take(Path root) throws IOException {
        FileChannel lock =
                FileChannel.open(root.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM, which is no better than by another.
            lock.close();
            throw inUse(root, e);
        }
        lock.close();
        throw inUse(root, null);
    }

    private void awaitEarlierServer(Duration patience) {
        List<String> wait = List.of(
                "flock", "-w", Long.toString(patience.toSeconds()), serverLock().toString(), "true");
        try {
            Process waiting = new ProcessBuilder(wait)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (waiting.waitFor() != 0) {
                throw new ServerStartException("An earlier server on " + root
                        + " does not end: end it, or choose another directory with --data.");
            }
        } catch (IOException e) {
            throw new ServerStartException("Cannot lock " + root + " (" + e + "): install util-linux (flock).", e);
        } catch (InterruptedException e) {
            throw ServerStartException.interrupted("a local server", e);
        }
    }

    private static ServerStartException inUse(Path root, @Nullable Throwable cause) {
        return new ServerStartException(
                "The data directory " + root + " is in use: end what runs on it or choose another one with --data.",
                cause);
    }

    /** Lets others open it. */
    @Override
    public void close() {
        try {
            ours.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses a disk with less free space than this.
     *
     * @throws ServerStartException when there is less
     */
    static void requireSpace(Path directory, long bytesNeeded) throws IOException {
        long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < bytesNeeded) {
            throw new ServerStartException(
                    "Not enough disk space in " + directory + ": " + (usable >> 20) + " MB free, " + (bytesNeeded >> 20)
                            + " MB needed; free some space or use a directory on another disk.");
        }
    }

    Path root() {
        return root;
    }

    /** Held by the server's own processes. */
    Path serverLock() {
        return root.resolve("server.lock");
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** A subdirectory, made when it is missing. */
    Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw notWritten(root.resolve(name), e);
        }
    }

    /** An empty log file of that name for this start; that of the start before is kept as {@code NAME.previous}. */
    Path freshLog(String name) {
        Path log = root.resolve("logs").resolve(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.createFile(log);
        } catch (IOException e) {
            throw notWritten(log, e);
        }
    }

    /** Why a server ended, by its log: the last cause of a stack trace, or else the last line that says something. */
    static String lastWords(Path log) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !STACK_FRAME_OR_BLANK.matcher(line).matches())
                    .reduce("", (earlier, later) -> isCause(earlier) && !isCause(later) ? earlier : later);
        } catch (IOException e) {
            return "its log cannot be read: " + e;
        }
    }

    private static boolean isCause(String line) {
        return line.startsWith("Caused by: ");
    }

    /** Whether a log has this text anywhere. */
    static boolean says(Path log, String text) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerStartException notWritten(Path file, IOException cause) {
        return new ServerStartException(
                "Cannot write " + file + " (" + cause
                        + "): make its directory writable or choose another one with --data.",
                cause);
    }
}
