package org.whereabouts.crawler.capture;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is appended to. */
interface DiskFile extends AutoCloseable {

    FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    void write(byte[] bytes) throws IOException;

    /** Makes what was written survive a loss of power. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /** Where such files come from. */
    interface Disk {

        /** Creates the file, which must not exist. */
        DiskFile create(Path path) throws IOException;
    }

    /**
     * A file that the service's user alone may read. It outlives interrupts: a channel would be closed by the interrupt of any
     * thread that writes, with the pages of other searches in it.
     */
    static DiskFile create(Path path) throws IOException {
        Files.createFile(path, OWNER_ONLY);
        FileOutputStream file = new FileOutputStream(path.toFile());
        return new DiskFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                file.write(bytes);
            }

            @Override
            public void force() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
