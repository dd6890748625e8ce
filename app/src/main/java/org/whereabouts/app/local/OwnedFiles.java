package org.whereabouts.app.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * Small files that only their owner reads (mode 0600) and that are never seen half-written: a new text is written beside the
 * old one and takes its place in one step.
 */
final class OwnedFiles {

    private OwnedFiles() {}

    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    "Cannot read " + file + " (" + e + "): it belongs to who ran 'whereabouts up'.",
                    e);
        }
    }

    static void write(Path file, String text) {
        try {
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "Cannot write " + file + " (" + e + ").", e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "Cannot delete " + file + " (" + e + ").", e);
        }
    }
}
