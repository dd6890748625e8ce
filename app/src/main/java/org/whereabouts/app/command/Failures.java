package org.whereabouts.app.command;

import java.util.function.BooleanSupplier;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.sandbox.server.ServerStartException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every error as one line that says what to do. The stack trace is for {@code --debug}. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** Below this picocli refuses to lay out a help text. */
    static final int LEAST_HELP_COLUMNS = 55;

    private final Terminal terminal;
    private final BooleanSupplier debug;

    Failures(Terminal terminal, BooleanSupplier debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (debug.getAsBoolean()) {
            failure.printStackTrace(terminal.err());
        }
        return switch (failure) {
            case OperatorException e -> say(e.getMessage(), e.exitCode());
            case ServerStartException e -> say(String.valueOf(e.getMessage()), ExitCode.FAILED);
            case SourceYamlException e -> say(String.valueOf(e.getMessage()), ExitCode.FAILED);
            default ->
                say(
                        "This should not happen: " + failure + ". Run it again with --debug and report what it prints.",
                        ExitCode.FAILED);
        };
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        if (debug.getAsBoolean()) {
            failure.printStackTrace(terminal.err());
        }
        say(String.valueOf(failure.getMessage()), ExitCode.USAGE);
        if (!UnmatchedArgumentException.printSuggestions(failure, terminal.err())) {
            terminal.hint("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE.number();
    }

    private int say(String message, ExitCode code) {
        terminal.hint("whereabouts: " + Terminal.printable(message.strip().replaceAll("\\s*\\R\\s*", " ")));
        return code.number();
    }
}
