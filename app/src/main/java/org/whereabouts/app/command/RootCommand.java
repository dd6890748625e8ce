package org.whereabouts.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself; it does nothing without a command. */
@Command(
        name = "whereabouts",
        mixinStandardHelpOptions = true,
        description = "Where is this person held now, and which address reaches them?",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "Start here:",
            "  whereabouts up                  the whole system on this machine",
            "  whereabouts person search NAME  ask it",
            "  source <(whereabouts completion)"
        })
final class RootCommand {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "On an error, print the stack trace as well.")
    private boolean debug;

    boolean debug() {
        return debug;
    }
}
