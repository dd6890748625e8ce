package org.whereabouts.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/** Processor time, user and system, of all threads: what work costs, however busy the machine is otherwise. */
public final class CpuTime {

    /** {@code USER_HZ}, in which Linux counts for user space on every architecture in use. */
    private static final int TICKS_PER_SECOND = 100;

    private CpuTime() {}

    /** What this JVM has used so far, its compiler and collector included. */
    public static Duration ofThisProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return Duration.ofNanos(system.getProcessCpuTime());
        }
        throw new OperatorException(ExitCode.FAILED, "This JVM does not tell its processor time.");
    }

    /**
     * What the just-in-time compilers of this JVM have used so far; to a hundredth of a second. The JVM must keep its compiler
     * threads ({@code -XX:-UseDynamicNumberOfCompilerThreads}), or those that ended are missed.
     */
    public static Duration ofCompilers() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            long ticks = threads.filter(CpuTime::isCompiler)
                    .map(thread -> thread.resolve("stat"))
                    .mapToLong(stat -> ticks(stat, 11) + ticks(stat, 12))
                    .sum();
            return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "This benchmark needs Linux to tell compilers apart.", e);
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return name.startsWith("C1 Comp") || name.startsWith("C2 Comp");
        } catch (IOException e) {
            // The thread has ended meanwhile, which compilers do not.
            return false;
        }
    }

    /**
     * What a process and its children have used so far, children that have ended included; to a hundredth of a second.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
     */
    public static Duration ofTree(long pid) {
        ProcessHandle root = ProcessHandle.of(pid)
                .orElseThrow(() -> new OperatorException(ExitCode.FAILED, "Process " + pid + " has ended."));
        long ended = ticks(pid, 13) + ticks(pid, 14);
        long alive = Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> ticks(process.pid(), 11) + ticks(process.pid(), 12))
                .sum();
        return Duration.ofMillis((alive + ended) * 1_000 / TICKS_PER_SECOND);
    }

    /** A field of a process, see proc_pid_stat(5), counted from 0 behind the name, which may itself hold blanks and brackets. */
    private static long ticks(long pid, int field) {
        return ticks(Path.of("/proc", Long.toString(pid), "stat"), field);
    }

    private static long ticks(Path file, int field) {
        try {
            String line = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[field]);
        } catch (IOException e) {
            if (Files.isDirectory(Path.of("/proc/self"))) {
                // The child has ended meanwhile; its parent has its time.
                return 0;
            }
            throw new OperatorException(
                    ExitCode.FAILED, "There is no " + file + ": this benchmark needs Linux to measure PostgreSQL.", e);
        }
    }
}
