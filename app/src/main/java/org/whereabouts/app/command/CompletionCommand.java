package org.whereabouts.app.command;

import java.util.concurrent.Callable;
import org.whereabouts.app.terminal.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Completion for the shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a completion script for bash (and zsh with bashcompinit).",
        footer = {"Examples:", "  source <(whereabouts completion)"})
final class CompletionCommand implements Callable<Integer> {

    private final Setting setting;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    CompletionCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        setting.terminal().out().print(AutoComplete.bash(root.name(), root.commandLine()));
        setting.terminal().out().flush();
        return ExitCode.OK.number();
    }
}
