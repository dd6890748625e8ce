package org.whereabouts.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.source.Checkout;
import org.whereabouts.app.source.ProfileDraft;
import org.whereabouts.app.source.Scaffold;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.crawler.sources.ShippedSources;
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
            "  whereabouts source new us-ky-boone --family jailtracker --agency \"Boone County Jail\" \\",
            "    --url https://omsweb.public-safety-cloud.com/jtclientweb/jailtracker/index/Boone_County_KY",
            "  whereabouts source new us-oh-example --family bulk-file --url https://data.example.gov/roster.csv",
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

    @Option(
            names = "--url",
            required = true,
            paramLabel = "U",
            description =
                    "Scheme and host of the locator, or the address of its roster as the browser shows it; for bulk-file that"
                            + " of the file.")
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
        Scaffold scaffold =
                new Scaffold(checkout, source, family, new ProfileDraft(address(), agency, stateOf(source), shipped()));
        List<Path> written = scaffold.write();
        setting.terminal().println("Begun " + source + ":");
        written.forEach(path -> setting.terminal().println("  " + checkout.shown(path)));
        next(checkout, source, scaffold);
        return ExitCode.OK.number();
    }

    private static List<SourceProfile> shipped() {
        return ShippedSources.load().all().stream().map(Source::profile).toList();
    }

    private SourceId sourceId() {
        try {
            return new SourceId(id);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(
                    ExitCode.USAGE, "There can be no source '" + id + "': " + e.getMessage() + ".", e);
        }
    }

    /** Scheme and host, with the path of the roster where it tells the family's settings, or of the file. */
    private URI address() {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.USAGE, notAnAddress(), e);
        }
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        boolean file = family.equals(Scaffold.FILE);
        String path = address.getRawPath();
        boolean fits = path != null
                && address.getRawUserInfo() == null
                && (web ? address.getHost() != null : file && url.startsWith("file:///"))
                && (file ? path.length() > 1 : path.replace("/", "").isEmpty() || tellsSettings(path))
                && (!family.equals(Scaffold.OWN)
                        || (address.getRawQuery() == null && address.getRawFragment() == null));
        if (!fits) {
            throw new OperatorException(ExitCode.USAGE, notAnAddress());
        }
        return address;
    }

    private boolean tellsSettings(String path) {
        return family.equals("zuercher") || !Adapters.settingsIn(family, path).isEmpty();
    }

    private String notAnAddress() {
        String not = ", not '" + Terminal.printable(url) + "'.";
        if (family.equals(Scaffold.FILE)) {
            return "--url must be that of the file, like https://data.example.gov/roster.csv or file:///srv/rosters/jail.csv"
                    + not;
        }
        String settings = String.join(", ", Adapters.settingsOf(family).keySet());
        return "--url must be scheme and host only, like https://locator.example.gov"
                + (settings.isEmpty() ? "" : ", or the address of the roster, which tells " + settings) + not;
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

    private void next(Checkout checkout, SourceId source, Scaffold scaffold) {
        Terminal terminal = setting.terminal();
        boolean own = family.equals(Scaffold.OWN);
        terminal.println("Next:");
        if (own) {
            terminal.println("  - write the class that reads it, in crawler/.../crawler/sources, name it in Adapters");
            terminal.println(
                    "    as " + source + ", then add the line " + source + " to " + checkout.shown(checkout.index()));
        }
        terminal.println("  - fill in the profile: every " + ProfileRules.FILL_IN + ", then the rest");
        if (scaffold.isFile()) {
            terminal.println("  - cut the file to a few rows, with made-up people, and see what it reads as:");
            terminal.println("    ./whereabouts source parse --source " + source + " FILE");
        } else {
            terminal.println("  - see what a page that you have saved reads as:");
            terminal.println("    ./whereabouts source parse --source " + source + " PAGE");
        }
        terminal.println("  - see what the site really says, a few requests: ./whereabouts source try --profile");
        terminal.println("    " + checkout.shown(checkout.profile(source)));
        if (scaffold.isFile()) {
            terminal.println("  - keep those rows as an example page of its own, list, in");
            terminal.println("    " + checkout.shown(checkout.examples(source)));
        } else if (scaffold.hasFamilyPages()) {
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
