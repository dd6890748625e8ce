package org.whereabouts.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * Where the local stack keeps everything. Deleting the folder forgets the stack.
 *
 * @param root the folder, absolute
 */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder at this path, relative paths meant from the working directory. */
    public static DataFolder of(Path path) {
        return new DataFolder(path);
    }

    /**
     * Makes the folder, or says why it cannot be made. What is made here only its owner enters (mode 0700): logs and captured
     * pages are nobody else's. A folder that was there before keeps its mode.
     */
    public void prepare() {
        try {
            Files.createDirectories(
                    logs(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    "Cannot write to " + root + " (" + e + "): make it writable or choose another folder with --data.",
                    e);
        }
    }

    /** What runs here, for other processes. */
    Path stackFile() {
        return root.resolve("stack.json");
    }

    /** Locked as long as a stack runs here; the operating system unlocks it, however the process ends. */
    Path lockFile() {
        return root.resolve("stack.lock");
    }

    /** The local key, readable by its owner only. */
    Path keyFile() {
        return root.resolve("local.key");
    }

    /** Which synthetic world the sites play. */
    Path worldFile() {
        return root.resolve("sandbox.json");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path elasticsearch() {
        return root.resolve("elasticsearch");
    }

    /** The pages as received. */
    Path captures() {
        return root.resolve("captures");
    }

    Path logs() {
        return root.resolve("log");
    }

    /** What the application logs under {@code up}. */
    Path applicationLog() {
        return logs().resolve("app.log");
    }

    /** What a detached {@code up} would have printed. */
    Path upLog() {
        return logs().resolve("up.log");
    }
}
