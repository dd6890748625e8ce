package org.whereabouts.app.command;

import picocli.CommandLine.Option;

/** {@code --json} on every command that prints data. */
final class JsonOption {

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    boolean wanted() {
        return json;
    }
}
