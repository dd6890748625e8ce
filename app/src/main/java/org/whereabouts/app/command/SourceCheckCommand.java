package org.whereabouts.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.source.Checkout;
import org.whereabouts.app.source.ExampleFolders;
import org.whereabouts.app.source.SourceCheck;
import org.whereabouts.app.source.SourceChecks;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code source check}: profiles and example pages, without any network. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check the profile and the example pages of sources; without a name, of all.",
        footer = {
            "Examples:",
            "  whereabouts source check",
            "  whereabouts source check us-pa-doc us-tx-tdcj",
            "  whereabouts source check --profile county.yml"
        })
final class SourceCheckCommand implements Callable<Integer> {

    private final Setting setting;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "Check this profile instead, of a source that is not shipped.")
    private @Nullable Path profile;

    @Option(
            names = "--examples",
            paramLabel = "DIR",
            description = "Where the example pages are, a folder for each source; else those of the checkout.")
    private @Nullable Path examples;

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "For example us-pa-doc.")
    private List<String> ids = new ArrayList<>();

    SourceCheckCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        List<SourceCheck> checks = checks();
        if (json.wanted()) {
            setting.terminal()
                    .printJson(checks.stream().map(SourceCheckCommand::json).toList());
        } else {
            checks.forEach(this::print);
        }
        return (checks.stream().allMatch(SourceCheck::passed) ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private List<SourceCheck> checks() {
        Optional<Checkout> checkout = Checkout.of(setting.environment());
        Sources shipped = ShippedSources.load();
        Path file = profile;
        if (file != null) {
            if (!ids.isEmpty()) {
                throw new OperatorException(ExitCode.USAGE, "Give either --profile or names of sources, not both.");
            }
            return List.of(SourceCheck.of(
                    file,
                    file.toString(),
                    new ExampleFolders(
                            examples, checkout.map(Checkout::families).orElse(null)),
                    shipped.all().stream().map(Source::profile).toList()));
        }
        SourceChecks all = new SourceChecks(checkout, examples, shipped);
        List<String> known = all.ids();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new OperatorException(
                        ExitCode.NOT_FOUND,
                        "There is no source '" + id + "'. There are: " + String.join(", ", known) + ".");
            }
        }
        return (ids.isEmpty() ? known : ids).stream().map(all::check).toList();
    }

    private void print(SourceCheck check) {
        if (check.passed()) {
            Integer pages = check.pages();
            setting.terminal()
                    .println(check.source() + ": ok, "
                            + (pages == null
                                    ? "example pages not looked at"
                                    : pages + " example pages read as expected"));
        }
        check.findings()
                .forEach(finding ->
                        setting.terminal().println(check.source() + ": " + finding.where() + ": " + finding.what()));
    }

    private static Map<String, @Nullable Object> json(SourceCheck check) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("source", check.source());
        json.put("ok", check.passed());
        json.put("pages", check.pages());
        json.put("findings", check.findings());
        return json;
    }
}
