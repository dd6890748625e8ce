package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk that can be told to refuse, and remembers what was asked of it. The files are real. */
final class FailingDisk implements DiskFile.Disk {

    boolean full;
    boolean forceFails;
    final List<String> calls = new ArrayList<>();

    @Override
    public DiskFile create(Path path) throws IOException {
        DiskFile file = DiskFile.create(path);
        return new DiskFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                if (full) {
                    throw new IOException("No space left on device");
                }
                file.write(bytes);
            }

            @Override
            public void force() throws IOException {
                calls.add("force");
                if (forceFails) {
                    throw new IOException("Input/output error");
                }
                file.force();
            }

            @Override
            public void close() throws IOException {
                calls.add("close");
                file.close();
            }
        };
    }
}
