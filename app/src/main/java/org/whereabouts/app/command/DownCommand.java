package org.whereabouts.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.whereabouts.app.local.Stack;
import org.whereabouts.app.local.StackEnd;
import org.whereabouts.app.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of the local stack. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "End the local stack; its data stays for the next 'up'.",
        footer = {"Examples:", "  whereabouts down"})
final class DownCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    private final Setting setting;

    DownCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        Optional<Stack> ended = new StackEnd(data.folder(setting)).end();
        setting.terminal()
                .println(ended.map(stack -> "Ended process " + stack.pid() + " on "
                                + data.folder(setting).root() + ".")
                        .orElse("Nothing runs on " + data.folder(setting).root() + "."));
        return ExitCode.OK.number();
    }
}
