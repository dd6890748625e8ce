package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareCacheTest {

    @TempDir
    Path directory;

    private SoftwareCache cache() {
        return new SoftwareCache(directory, InstantSource.system());
    }

    @Test
    void softwareIsUnpackedOnce() {
        AtomicInteger unpackings = new AtomicInteger();
        SoftwareCache.Unpacking unpacking = into -> {
            unpackings.incrementAndGet();
            Files.writeString(into.resolve("program"), "content");
        };

        Path first = cache().get("server-1", unpacking);
        Path second = cache().get("server-1", unpacking);

        assertThat(second).isEqualTo(first).isEqualTo(directory.resolve("server-1"));
        assertThat(unpackings).hasValue(1);
    }

    @Test
    void unpackedSoftwareIsOpenToOtherUsers() {
        Path unpacked = cache().get("server-1", into -> Files.writeString(into.resolve("program"), "content"));

        assertThat(unpacked)
                .satisfies(
                        path -> assertThat(Files.getPosixFilePermissions(path).toString())
                                .contains("OTHERS_READ", "OTHERS_EXECUTE"));
    }

    @Test
    void failedUnpackLeavesNothing() {
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> cache().get("server-1", into -> {
                    Files.writeString(into.resolve("half"), "");
                    throw new IOException("No space left on device");
                }))
                .withMessageContainingAll("server-1", "No space left on device", "XDG_CACHE_HOME")
                .satisfies(OneLine::isOneLine);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void racingUnpacksAllGetOneCompleteCopy() throws Exception {
        int racers = 4;
        CyclicBarrier allUnpacked = new CyclicBarrier(racers);
        List<Future<Path>> copies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < racers; i++) {
                copies.add(threads.submit(() -> cache().get("server-1", into -> {
                    for (int file = 0; file < 100; file++) {
                        Files.writeString(into.resolve("file" + file), "content");
                    }
                    meet(allUnpacked);
                })));
            }
        }

        for (Future<Path> copy : copies) {
            assertThat(copy.get()).isEqualTo(directory.resolve("server-1"));
        }
        assertThat(directory.resolve("server-1")).isDirectoryContaining("glob:**/file99");
        assertThat(directory).isDirectoryNotContaining("glob:**.partial-*");
    }

    @Test
    void whatAKilledUnpackLeftIsNotUsedAndGoesInTime() throws IOException {
        Path abandoned = Files.createDirectory(directory.resolve("server-1.partial-123"));
        Files.writeString(abandoned.resolve("half"), "");
        Path unpacked = cache().get("server-1", into -> Files.writeString(into.resolve("program"), "content"));
        assertThat(unpacked).isDirectoryNotContaining("glob:**/half");
        assertThat(abandoned).as("may still be under way").exists();

        SoftwareCache.deleteRecursively(unpacked);
        InstantSource later = () -> Instant.now().plus(Duration.ofHours(2));
        new SoftwareCache(directory, later).get("server-1", into -> Files.writeString(into.resolve("program"), ""));
        assertThat(abandoned).doesNotExist();
    }

    @Test
    void cacheIsWhereTheXdgSpecificationPutsIt() {
        assertThat(SoftwareCache.directory("/elsewhere", "/home/ann")).isEqualTo(Path.of("/elsewhere/whereabouts"));
        assertThat(SoftwareCache.directory(null, "/home/ann")).isEqualTo(Path.of("/home/ann/.cache/whereabouts"));
        assertThat(SoftwareCache.directory("relative", "/home/ann"))
                .as("relative paths are to be ignored")
                .isEqualTo(Path.of("/home/ann/.cache/whereabouts"));
    }

    @Test
    void userWithoutHomeIsToldToNameADirectory() {
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> SoftwareCache.directory(null, "?"))
                .withMessageContaining("XDG_CACHE_HOME")
                .satisfies(OneLine::isOneLine);
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IOException(e);
        }
    }
}
