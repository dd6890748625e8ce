package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    @TempDir
    Path temporary;

    Path target;

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectory(temporary.resolve("target"));
    }

    @Test
    void zippedProgramsStayExecutableAndFilesDoNotBecomeSo() throws IOException {
        Archives.unzip(zip(file("home/bin/run", 0755), file("home/config/words", 0644)), target);

        assertThat(target.resolve("home/bin/run")).isExecutable().hasContent("home/bin/run");
        assertThat(target.resolve("home/config/words"))
                .isRegularFile()
                .satisfies(
                        file -> assertThat(Files.getPosixFilePermissions(file).toString())
                                .doesNotContain("EXECUTE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "home/../../outside", "/outside"})
    void zipEntryThatLeavesTheTargetIsRefused(String name) throws IOException {
        Path zip = zip(file(name, 0644));

        assertThatIOException().isThrownBy(() -> Archives.unzip(zip, target)).withMessageContaining(name);
        assertThat(temporary.resolve("outside")).doesNotExist();
    }

    @Test
    void tarKeepsProgramsDirectoriesAndLinks() throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
        link.setLinkName("libpq.so.5");
        Archives.untarXz(txz(tarFile("bin/initdb", 0755), tarFile("lib/libpq.so.5", 0644), link), target);

        assertThat(target.resolve("bin/initdb")).isExecutable();
        assertThat(target.resolve("lib/libpq.so")).isSymbolicLink().hasContent("lib/libpq.so.5");
    }

    @Test
    void tarEntryThatLeavesTheTargetIsRefused() throws IOException {
        InputStream txz = txz(tarFile("../outside", 0644));

        assertThatIOException().isThrownBy(() -> Archives.untarXz(txz, target)).withMessageContaining("../outside");
        assertThat(temporary.resolve("outside")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/tmp", "/", "..", "sub/../.."})
    void linkToAnythingButANeighbourIsRefused(String destination) throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("lib/way", TarConstants.LF_SYMLINK);
        link.setLinkName(destination);
        InputStream txz = txz(link);

        assertThatIOException().isThrownBy(() -> Archives.untarXz(txz, target));
        assertThat(target.resolve("lib/way")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_FIFO, TarConstants.LF_LINK})
    void tarEntryOfAnotherKindIsRefused(byte kind) throws IOException {
        InputStream txz = txz(new TarArchiveEntry("dev/odd", kind));

        assertThatIOException().isThrownBy(() -> Archives.untarXz(txz, target)).withMessageContaining("dev/odd");
        assertThat(target.resolve("dev/odd")).doesNotExist();
    }

    private static ZipArchiveEntry file(String name, int mode) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(0100000 | mode);
        return entry;
    }

    private Path zip(ZipArchiveEntry... entries) throws IOException {
        Path zip = temporary.resolve("archive.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            for (ZipArchiveEntry entry : entries) {
                out.putArchiveEntry(entry);
                out.write(entry.getName().getBytes(StandardCharsets.US_ASCII));
                out.closeArchiveEntry();
            }
        }
        return zip;
    }

    private static TarArchiveEntry tarFile(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(0100000 | mode);
        entry.setSize(name.length());
        return entry;
    }

    private static InputStream txz(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (TarArchiveEntry entry : entries) {
                out.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    out.write(entry.getName().getBytes(StandardCharsets.US_ASCII));
                }
                out.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
