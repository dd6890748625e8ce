package org.whereabouts.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.whereabouts.app.source.Checkout;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.coverage.CoveragePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code source coverage}: the page that says per jurisdiction how it is covered. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Print the coverage of the shipped sources as Markdown: per jurisdiction how it is covered, how fresh, with which"
                    + " fields, at how many requests per person, and the last proof.",
            "With --write, put it into " + CoveragePage.FILE
                    + " of this checkout, where a test holds it against the profiles."
        },
        footer = {"Examples:", "  whereabouts source coverage", "  whereabouts source coverage --write"})
final class SourceCoverageCommand implements Callable<Integer> {

    private final Setting setting;

    @Option(names = "--write", description = "Write it into the checkout.")
    private boolean write;

    SourceCoverageCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        String page = CoveragePage.ofShipped();
        if (!write) {
            page.lines().forEach(setting.terminal()::println);
            return ExitCode.OK.number();
        }
        Checkout checkout = Checkout.of(setting.environment())
                .orElseThrow(() -> new OperatorException(
                        ExitCode.FAILED, "The page is written in a checkout: run " + CoveragePage.COMMAND + " there."));
        Path file = checkout.home().resolve(CoveragePage.FILE);
        try {
            Files.createDirectories(file.resolveSibling(""));
            boolean same = Files.isRegularFile(file) && Files.readString(file).equals(page);
            if (!same) {
                Files.writeString(file, page);
            }
            setting.terminal()
                    .println(same ? checkout.shown(file) + " is as it should be." : "Written: " + checkout.shown(file));
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, checkout.shown(file) + " cannot be written.", e);
        }
        return ExitCode.OK.number();
    }
}
