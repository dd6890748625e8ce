package org.whereabouts.app.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/** One stack per data folder: held while a stack runs, and freed by the operating system however its process ends. */
final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or says that somebody else has it. */
    static StackLock take(DataFolder folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new OperatorException(
                        ExitCode.FAILED,
                        "Whereabouts already runs on " + folder.root()
                                + ": see 'whereabouts status', end it with 'whereabouts down', or use another --data.");
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "Cannot lock " + folder.lockFile() + " (" + e + ").", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "Cannot unlock the data folder (" + e + ").", e);
        }
    }
}
