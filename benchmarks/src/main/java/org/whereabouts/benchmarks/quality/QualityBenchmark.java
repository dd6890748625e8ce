package org.whereabouts.benchmarks.quality;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The quality report: every section on the labelled data of one folder. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "How well names and facilities are recognized, beside simpler means on the same data.",
            "The labelled data is for evaluation only and does not ship; docs/quality.md says where it comes from."
        },
        footer = {"Examples:", "  whereabouts bench quality --data ~/labelled"})
public final class QualityBenchmark implements Callable<Integer> {

    private static final List<QualitySection> SECTIONS = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the labelled data. Default: WHEREABOUTS_QUALITY_DATA.")
    private @Nullable Path data;

    private final Setting setting;

    public QualityBenchmark(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        Path folder = folder();
        boolean missed = false;
        for (QualitySection section : SECTIONS) {
            setting.terminal().println("## " + section.title());
            setting.terminal().println("");
            for (String line : lines(section, folder)) {
                setting.terminal().println(line);
                missed |= line.contains(QualitySection.MISSED);
            }
            setting.terminal().println("");
        }
        return (missed ? ExitCode.FAILED : ExitCode.OK).number();
    }

    private static List<String> lines(QualitySection section, Path folder) {
        try {
            return section.lines(folder);
        } catch (UncheckedIOException e) {
            throw new OperatorException(
                    ExitCode.FAILED, "The labelled data cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private Path folder() {
        String named = setting.environment().get("WHEREABOUTS_QUALITY_DATA");
        Path folder = data != null || named == null ? data : Path.of(named);
        if (folder == null || !Files.isDirectory(folder)) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    folder == null
                            ? "Where is the labelled data? Say --data DIR, or set WHEREABOUTS_QUALITY_DATA."
                            : "There is no folder " + folder + ".");
        }
        return folder;
    }
}
