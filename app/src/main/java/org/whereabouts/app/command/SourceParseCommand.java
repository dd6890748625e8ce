package org.whereabouts.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.source.Checkout;
import org.whereabouts.app.source.Expectation;
import org.whereabouts.app.source.PageFile;
import org.whereabouts.app.source.PeopleReading;
import org.whereabouts.app.source.ProfileFile;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.crawler.example.OutcomeJson;
import org.whereabouts.crawler.example.PageGuess;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code source parse}: what a source reads in stored pages, without any network. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = {
            "Read stored pages as a source reads them: the people as JSON lines on standard output, what each page is on"
                    + " standard error. Nothing is asked of any site.",
            "What a run would refuse, and words without a meaning, are said on standard error as well.",
            "What led to a page is read from PAGE.expected.json beside it, or from --kind and --path, or guessed."
        },
        footer = {
            "Examples:",
            "  whereabouts source parse --source us-tx-tdcj page.html",
            "  whereabouts source parse --profile county.yml --kind list roster.json",
            "  whereabouts source parse --source us-bop --outcome answer.json",
            "  whereabouts source parse --source us-ky-boone --accept list.json"
        })
final class SourceParseCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Setting setting;

    /** By whom the pages are read. */
    static final class Reader {

        @Option(
                names = "--source",
                required = true,
                paramLabel = "ID",
                description = "The source, for example us-pa-doc.")
        private @Nullable String id;

        @Option(
                names = "--profile",
                required = true,
                paramLabel = "FILE",
                description = "A profile in a file of its own.")
        private @Nullable Path profile;

        /** In a checkout a source is as its files are now, built or not. */
        Source source(Optional<Checkout> checkout) {
            if (profile != null) {
                return ProfileFile.read(profile);
            }
            String named = String.valueOf(id);
            return checkout.flatMap(home -> home.find(named))
                    .map(ProfileFile::read)
                    .orElseGet(() -> ShippedSource.of(named));
        }
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private Reader reader;

    @Option(
            names = "--kind",
            paramLabel = "K",
            description = "What kind of page it is, in the source's terms: list, detail.")
    private @Nullable String kind;

    @Option(names = "--path", paramLabel = "P", description = "Path and query that led to it.")
    private @Nullable String path;

    @Option(
            names = "--content-type",
            paramLabel = "T",
            description = "The Content-Type that it came with; else by its name.")
    private @Nullable String contentType;

    @Option(names = "--all", description = "Print everybody in a file, not the first three.")
    private boolean all;

    @Option(names = "--outcome", description = "Print the whole outcome of each page, not the people alone.")
    private boolean outcome;

    @Option(
            names = "--accept",
            description =
                    "Expect of each page what it reads as now: write it into the PAGE.expected.json beside it. Look"
                            + " it over first.")
    private boolean accept;

    @Parameters(arity = "1..*", paramLabel = "PAGE", description = "Files, each one page as the site sent it.")
    private List<Path> files = new ArrayList<>();

    SourceParseCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        Source source = reader.source(Checkout.of(setting.environment()));
        boolean understood = true;
        for (Path file : files) {
            PageFile page = new PageFile(file, kind, path, contentType);
            PageOutcome read = page.read(source);
            PeopleReading reading =
                    new PeopleReading(source.profile(), setting.clock().instant());
            print(source, page, read, reading);
            if (accept) {
                setting.terminal().hint("Written: " + Expectation.accept(file, read));
            }
            setting.terminal().hint(source.profile().id() + ": " + file + ": " + Terminal.printable(told(read)));
            reading.troubles()
                    .forEach(trouble -> setting.terminal()
                            .hint(source.profile().id() + ": " + file + ": " + Terminal.printable(trouble)));
            understood &= PageGuess.isUnderstood(read);
        }
        return (understood ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private void print(Source source, PageFile page, PageOutcome read, PeopleReading reading) {
        if (outcome) {
            SequencedMap<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("page", page.file().toString());
            line.putAll(OutcomeJson.of(read));
            setting.terminal().println(JSON.writeValueAsString(line));
        }
        int shown = outcome
                ? 0
                : read instanceof PageOutcome.Bulk bulk && !all ? bulk.first().size() : Integer.MAX_VALUE;
        int people = 0;
        try (Stream<RosterEntry> entries = people(source, page, read)) {
            for (RosterEntry entry : (Iterable<RosterEntry>) entries::iterator) {
                reading.read(entry);
                if (people++ < shown) {
                    setting.terminal().println(JSON.writeValueAsString(OutcomeJson.entry(entry)));
                }
            }
        }
    }

    private static Stream<RosterEntry> people(Source source, PageFile page, PageOutcome read) {
        return switch (read) {
            case PageOutcome.Roster roster -> roster.entries().stream();
            case PageOutcome.Leads leads -> leads.leads().stream().map(PageOutcome.Lead::row);
            case PageOutcome.Bulk _ -> page.people(source);
            default -> Stream.empty();
        };
    }

    private String told(PageOutcome read) {
        String type = read.getClass().getSimpleName();
        return switch (read) {
            case PageOutcome.Roster roster ->
                type + ", " + counted(roster.entries().size(), "person", "people")
                        + (roster.total().isPresent() ? " of " + roster.total().getAsInt() : "")
                        + (roster.next().isEmpty()
                                ? ""
                                : ", " + counted(roster.next().size(), "further request", "further requests"));
            case PageOutcome.Leads leads ->
                type + ", " + counted(leads.leads().size(), "person", "people")
                        + (leads.total().isPresent() ? " of " + leads.total().getAsInt() : "") + " to ask about"
                        + (leads.next().isEmpty()
                                ? ""
                                : ", " + counted(leads.next().size(), "further request", "further requests"));
            case PageOutcome.Bulk bulk ->
                type + ", " + counted(bulk.people(), "person", "people")
                        + (!all && !outcome && bulk.first().size() < bulk.people()
                                ? ", the first " + bulk.first().size() + " of them shown (--all shows everybody)"
                                : "");
            case PageOutcome.Continue step ->
                type + ", " + counted(step.next().size(), "further request", "further requests");
            case PageOutcome.TooMany many ->
                type + (many.total().isPresent() ? ", " + many.total().getAsInt() + " people" : "") + ", split into "
                        + counted(many.split().size(), "search", "searches");
            case PageOutcome.NoMatch() -> type;
            case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) ->
                type + " by a " + wall.name().toLowerCase(java.util.Locale.ROOT) + ": " + evidence;
            case PageOutcome.RateLimited limited -> type + ": " + limited.evidence();
            case PageOutcome.Maintenance(String evidence) -> type + ": " + evidence;
            case PageOutcome.LayoutChanged(String expected, String found) ->
                type + ": expected " + expected + ", found " + found;
        };
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
