package org.whereabouts.app.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Terminal;

/**
 * {@code up} in a process of its own, which outlives this one and its terminal. This one shows what that one says until it is
 * ready.
 */
public final class DetachedUp {

    private static final long INTERVAL_MILLIS = 200;

    private final DataFolder folder;
    private final Terminal terminal;

    /** A detached stack on this folder. */
    public DetachedUp(DataFolder folder, Terminal terminal) {
        this.folder = folder;
        this.terminal = terminal;
    }

    /**
     * Starts it and waits until it is ready or has ended. Interrupted while waiting, it is ended too.
     *
     * @param arguments the command line for the new process
     * @return the exit code of this command
     */
    public int start(List<String> arguments) {
        folder.prepare();
        OwnedFiles.write(folder.upLog(), "");
        Process process = launch(arguments);
        Thread cancel = new Thread(process::destroy, "cancel detached start");
        Runtime.getRuntime().addShutdownHook(cancel);
        int code = follow(process);
        // Ready or ended: from here on it lives, or does not, on its own.
        Runtime.getRuntime().removeShutdownHook(cancel);
        return code;
    }

    private Process launch(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("setsid", java()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(program());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(folder.upLog().toFile()))
                .redirectErrorStream(true);
        // Its output is a log: no redrawing, and lines as wide as logs are.
        builder.environment().remove("WHEREABOUTS_TTY");
        builder.environment().remove("COLUMNS");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    "Cannot start a detached process (" + e + "): setsid (util-linux) must be installed.",
                    e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** This program as it was itself started: from a jar, or from a class path. */
    private static List<String> program() {
        String started = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        return started.endsWith(".jar")
                ? List.of("-jar", Path.of(started).toAbsolutePath().toString())
                : List.of("-cp", System.getProperty("java.class.path"), started);
    }

    private int follow(Process process) {
        try (RandomAccessFile log = new RandomAccessFile(folder.upLog().toFile(), "r")) {
            boolean alive;
            do {
                alive = !process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                boolean ready = alive && isReady(process);
                print(log);
                if (ready) {
                    return ExitCode.OK.number();
                }
            } while (alive);
            return process.exitValue() == 0 ? ExitCode.FAILED.number() : process.exitValue();
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "Cannot read " + folder.upLog() + " (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new OperatorException(ExitCode.FAILED, "Interrupted; the detached start was ended.", e);
        }
    }

    /** The last thing it prints is the line behind which nothing more is waited for. */
    private boolean isReady(Process process) throws IOException {
        return new StackFile(folder)
                        .running()
                        .filter(stack -> stack.pid() == process.pid() && stack.phase() == Stack.Phase.READY)
                        .isPresent()
                && Files.readString(folder.upLog()).contains(UpText.END);
    }

    private void print(RandomAccessFile log) throws IOException {
        byte[] fresh = new byte[Math.toIntExact(log.length() - log.getFilePointer())];
        log.readFully(fresh);
        terminal.out().print(new String(fresh, StandardCharsets.UTF_8));
        terminal.out().flush();
    }
}
