package org.whereabouts.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.source.Checkout;
import org.whereabouts.app.source.Scaffold;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.schedules.profile.ProfileRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code source new}: the files with which a source begins. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Begin a source in this checkout: a profile, and where its family has none an example page, which fail their test"
                    + " until they are filled in.",
            "The source is not enabled, and nothing is asked of the site."
        },
        footer = {
            "Examples:",
            "  whereabouts source new us-ky-boone --family jailtracker --url https://omsweb.public-safety-cloud.com",
            "  whereabouts source new us-mi-doc --family own --url https://mdocweb.state.mi.us --agency \"Michigan DOC\""
        })
final class SourceNewCommand implements Callable<Integer> {

    private final Setting setting;

    @Parameters(paramLabel = "SOURCE", description = "Its id: us, the state, the agency; for example us-ky-boone.")
    private String id = "";

    @Option(
            names = "--family",
            required = true,
            paramLabel = "F",
            description = "The platform of the site, or 'own' for one that needs a class of its own.")
    private String family = "";

    @Option(names = "--url", required = true, paramLabel = "U", description = "Scheme and host of the locator.")
    private String url = "";

    @Option(names = "--agency", paramLabel = "NAME", description = "The agency's full name.")
    private String agency = ProfileRules.FILL_IN;

    @Option(names = "--state", paramLabel = "XX", description = "Two-letter code of the state; else that in the id.")
    private @Nullable String state;

    SourceNewCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        SourceId source = sourceId();
        if (!family.equals(Scaffold.OWN) && !Adapters.families().contains(family)) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "There is no family '" + family + "'. There are: " + String.join(", ", Adapters.families())
                            + ", and 'own' for a site that needs a class of its own.");
        }
        Checkout checkout = Checkout.of(setting.environment())
                .orElseThrow(() -> new OperatorException(
                        ExitCode.FAILED, "A source begins in a checkout: run ./whereabouts source new ... there."));
        Scaffold scaffold = new Scaffold(checkout, source, family, address(), agency, stateOf(source));
        List<Path> written = scaffold.write();
        setting.terminal().println("Begun " + source + ":");
        written.forEach(path -> setting.terminal().println("  " + checkout.shown(path)));
        next(checkout, source, scaffold.hasFamilyPages());
        return ExitCode.OK.number();
    }

    private SourceId sourceId() {
        try {
            return new SourceId(id);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(
                    ExitCode.USAGE, "There can be no source '" + id + "': " + e.getMessage() + ".", e);
        }
    }

    private URI address() {
        try {
            URI address = URI.create(url.replaceFirst("/$", ""));
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web
                    && address.getHost() != null
                    && address.getRawPath().isEmpty()
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.USAGE, notAnAddress(), e);
        }
        throw new OperatorException(ExitCode.USAGE, notAnAddress());
    }

    private String notAnAddress() {
        return "--url must be scheme and host only, like https://locator.example.gov, not '" + Terminal.printable(url)
                + "'.";
    }

    private String stateOf(SourceId source) {
        if (state == null) {
            return Scaffold.stateIn(source);
        }
        String code = state.toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2}")) {
            throw new OperatorException(ExitCode.USAGE, "--state must be two letters, like KY, not '" + state + "'.");
        }
        return code;
    }

    private void next(Checkout checkout, SourceId source, boolean hasPages) {
        Terminal terminal = setting.terminal();
        boolean own = family.equals(Scaffold.OWN);
        terminal.println("Next:");
        if (own) {
            terminal.println("  - write the class that reads it, in crawler/.../crawler/sources, name it in Adapters");
            terminal.println(
                    "    as " + source + ", then add the line " + source + " to " + checkout.shown(checkout.index()));
        }
        terminal.println("  - fill in the profile: every " + ProfileRules.FILL_IN + ", then the rest");
        terminal.println("  - see what the site really says, a few requests: ./whereabouts source try --profile");
        terminal.println("    " + checkout.shown(checkout.profile(source)));
        if (hasPages) {
            terminal.println(
                    "  - where the site differs from the family's example pages, add its own, with made-up people, to");
            terminal.println("    " + checkout.shown(checkout.examples(source)));
        } else {
            terminal.println("  - put a result page with made-up people in place of the example page, and what it");
            terminal.println(
                    "    must read as into its .expected.json (source parse --accept writes what it reads as)");
            terminal.println(
                    "  - add the pages that 'source check' names, or say in without.yml why one cannot happen");
        }
        terminal.println("  - until it passes: ./whereabouts source check " + source);
    }
}
