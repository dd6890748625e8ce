package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The password of a local PostgreSQL's superuser, kept beside its data for the user alone. A superuser can run programs,
 * so the other users of the machine must not become it just because they reach the port.
 */
final class PostgresPassword {

    private PostgresPassword() {}

    /** The file that holds it; made when it is missing. */
    static Path file(DataDirectory data) {
        Path file = data.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                throw DataDirectory.notWritten(file, e);
            }
        }
        return file;
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ServerStartException("Cannot read " + file + " (" + e + ").", e);
        }
    }
}
