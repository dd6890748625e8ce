package org.whereabouts.app.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.local.DataFolder;
import picocli.CommandLine.Option;

/** {@code --data} on every command that knows of the local stack. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the local stack keeps its data. Default: WHEREABOUTS_DATA, else ./var of the checkout.")
    private @Nullable Path data;

    DataFolder folder(Setting setting) {
        return setting.data(data);
    }
}
