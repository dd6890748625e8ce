package org.whereabouts.benchmarks.measure;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JVM of its own for one part of a benchmark, with the class path of this one. It is asked in lines of JSON and answers each
 * with one; it ends when its standard input does, so it never outlives this process.
 */
public final class Fork implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** Marks answers: the virtual machine itself prints to standard output too, when a recording starts for example. */
    private static final String ANSWER = "answer ";

    private final String name;
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private Fork(String name, Process process) {
        this.name = name;
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * What a JVM is started with.
     *
     * @param main the class whose {@code main} calls {@link #serve}
     * @param options of the JVM: heap, collector, recording
     */
    public record Program(Class<?> main, List<String> options) {}

    /** Answers the questions of the process that started this one. */
    @FunctionalInterface
    public interface Answering<Q, A> {

        /** The answer; a failure ends the process. */
        A answer(Q question) throws Exception;
    }

    /** Starts the program. */
    public static Fork start(String name, Program program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(program.options());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), program.main().getName()));
        try {
            return new Fork(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("no JVM for " + name, e);
        }
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws OperatorException when the process ends instead; what it said is on standard error
     */
    public <A> A ask(Object question, Class<A> answer) {
        try {
            questions.write(JSON.writeValueAsString(question));
            questions.newLine();
            questions.flush();
            String line;
            while ((line = answers.readLine()) != null) {
                if (line.startsWith(ANSWER)) {
                    return JSON.readValue(line.substring(ANSWER.length()), answer);
                }
            }
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "The process of " + name + " ended: see above.", e);
        }
        throw new OperatorException(ExitCode.FAILED, "The process of " + name + " ended: see above.");
    }

    /**
     * The other side, for the program's {@code main}: answers until the starting process closes the pipe, then ends this one.
     * Whatever is printed meanwhile goes to standard error.
     */
    public static <Q, A> void serve(Class<Q> question, Answering<Q, A> answering) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                out.println(ANSWER + JSON.writeValueAsString(answering.answer(JSON.readValue(line, question))));
                out.flush();
            }
        } finally {
            // Threads of the measured crawlers are no daemons.
            System.exit(0);
        }
    }

    /** Ends the process. */
    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
