package org.whereabouts.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.whereabouts.app.terminal.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Every command there is, with what they have in common: help, exit codes, and how errors are shown. */
public final class CommandTree {

    private CommandTree() {}

    /** The command line of the product, ready to execute. */
    public static CommandLine of(Setting setting) {
        RootCommand root = new RootCommand();
        CommandLine tree = new CommandLine(root)
                .addSubcommand(new UpCommand(setting))
                .addSubcommand(new DownCommand(setting))
                .addSubcommand(new StatusCommand(setting))
                .addSubcommand(new ServeCommand(setting))
                .addSubcommand(SourceCommand.withVerbs(setting))
                .addSubcommand(new RunCommand(setting))
                .addSubcommand(new SiteCommand(setting))
                .addSubcommand(new PersonCommand(setting))
                .addSubcommand(new KeyCommand(setting))
                .addSubcommand(new LauncherCommands.Bench())
                .addSubcommand(new LauncherCommands.Test())
                .addSubcommand(new LauncherCommands.Drill())
                .addSubcommand(new LauncherCommands.Build())
                .addSubcommand(new CompletionCommand(setting));
        Failures failures = new Failures(setting.terminal(), root::debug);
        tree.setOut(setting.terminal().out());
        tree.setErr(setting.terminal().err());
        tree.setExecutionExceptionHandler(failures);
        tree.setParameterExceptionHandler(failures);
        tree.setUsageHelpWidth(Math.max(setting.terminal().columns(), Failures.LEAST_HELP_COLUMNS));
        tree.setColorScheme(
                CommandLine.Help.defaultColorScheme(setting.terminal().live() ? Ansi.AUTO : Ansi.OFF));
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        describe(tree.getCommandSpec());
        return tree;
    }

    private static void describe(CommandSpec spec) {
        spec.usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footerHeading("%n");
        spec.version("Whereabouts " + version());
        spec.subcommands().values().forEach(sub -> describe(sub.getCommandSpec()));
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), meaning(code));
        }
        return codes;
    }

    private static String meaning(ExitCode code) {
        return switch (code) {
            case OK -> "done";
            case FAILED -> "it could not be done; standard error says why";
            case USAGE -> "the command line is wrong";
            case NOT_REACHABLE -> "a server it needs does not answer";
            case NOT_FOUND -> "what was asked for does not exist";
            case NOT_ALLOWED -> "a key is missing, revoked, or lacks the scope";
        };
    }

    private static String version() {
        String version = CommandTree.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
