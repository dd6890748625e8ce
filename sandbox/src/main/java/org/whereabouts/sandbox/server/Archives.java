package org.whereabouts.sandbox.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the archives that servers are published in, keeping executable bits and refusing entries that leave the target. */
final class Archives {

    private Archives() {}

    /** Unpacks a zip into an existing directory. */
    static void unzip(Path zip, Path into) throws IOException {
        try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                Path target = inside(into, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                try (InputStream content = archive.getInputStream(entry)) {
                    write(content, target, entry.getUnixMode());
                }
            }
        }
    }

    /** Unpacks a tar compressed with xz into an existing directory. */
    static void untarXz(InputStream txz, Path into) throws IOException {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(txz)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = inside(into, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    link(entry, target);
                } else if (isPlain(entry)) {
                    write(archive, target, entry.getMode());
                } else {
                    throw new IOException(
                            "archive entry " + entry.getName() + " is neither file, directory nor symbolic link");
                }
            }
        }
    }

    /** Only links to a name beside them, as shared libraries have: a chain of others could lead anywhere. */
    private static void link(TarArchiveEntry entry, Path link) throws IOException {
        Path destination = Path.of(entry.getLinkName());
        if (destination.isAbsolute() || destination.getNameCount() != 1 || destination.startsWith("..")) {
            throw new IOException("archive entry " + entry.getName() + " links to " + destination);
        }
        Files.createDirectories(parent(link));
        Files.createSymbolicLink(link, destination);
    }

    /** The library's own isFile() holds for hard links and devices too. */
    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    }

    private static void write(InputStream content, Path target, int mode) throws IOException {
        Files.createDirectories(parent(target));
        Files.copy(content, target);
        Files.setPosixFilePermissions(target, permissions(mode));
    }

    /** Readable by all and writable by the owner, as unpacked software is; executable when the archive says so. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path target = directory.resolve(name).normalize();
        if (!target.startsWith(directory.normalize())) {
            throw new IOException("archive entry " + name + " leads out of the directory it is unpacked into");
        }
        return target;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("archive entry " + file + " has no directory");
        }
        return parent;
    }
}
