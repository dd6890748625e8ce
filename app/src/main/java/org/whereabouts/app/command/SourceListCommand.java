package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.crawler.coverage.DeclinedSite;
import org.whereabouts.crawler.coverage.DeclinedSites;
import org.whereabouts.crawler.coverage.Standing;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code source list}: the sources that are shipped, and the sites that are declined. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "List the sources that are shipped, and the sites that are declined.",
            "With --added, those that were sent to the running Whereabouts, withdrawn ones among them."
        },
        footer = {
            "Examples:",
            "  whereabouts source list --state KY",
            "  whereabouts source list --level COUNTY --json",
            "  whereabouts source list --declined",
            "  whereabouts source list --added"
        })
final class SourceListCommand implements Callable<Integer> {

    /** From how many columns on there is room for everything. */
    private static final int WIDE = 80;

    private final Setting setting;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--state", paramLabel = "XX", description = "Those of this state only, by its two letters.")
    private @Nullable String state;

    @Option(names = "--level", paramLabel = "L", description = "Those of this level only: ${COMPLETION-CANDIDATES}.")
    private SourceProfile.@Nullable Level level;

    @Option(
            names = "--declined",
            description =
                    "The sites that are never asked: what stands in the way, and the lawful way to the same answer.")
    private boolean declinedOnly;

    @Option(names = "--added", description = "Those that were sent to the running Whereabouts.")
    private boolean added;

    SourceListCommand(Setting setting) {
        this.setting = setting;
    }

    /** A line of the list: how it is told in a row, and as JSON. */
    private record Row(SourceId id, String agency, String family, String how, Map<String, @Nullable Object> json) {}

    @Override
    public Integer call() {
        if (added) {
            if (state != null || level != null || declinedOnly) {
                throw new OperatorException(ExitCode.USAGE, "--added goes with --json alone.");
            }
            return listAdded();
        }
        if (state != null && !state.matches("[A-Za-z]{2}")) {
            throw new OperatorException(ExitCode.USAGE, "--state must be two letters, like KY, not '" + state + "'.");
        }
        List<DeclinedSite> declined = DeclinedSites.load().stream()
                .filter(site -> isAskedFor(site.level(), site.state()))
                .toList();
        List<SourceProfile> profiles = declinedOnly
                ? List.of()
                : ShippedSources.load().all().stream()
                        .map(Source::profile)
                        .filter(profile -> isAskedFor(profile.level(), profile.state()))
                        .toList();
        List<Row> rows = Stream.concat(
                        profiles.stream().map(SourceListCommand::row),
                        declined.stream().map(SourceListCommand::row))
                .sorted(Comparator.comparing(Row::id))
                .toList();
        if (json.wanted()) {
            setting.terminal().printJson(page(rows));
        } else if (declinedOnly) {
            new DeclinedText(setting.terminal()).print(declined);
        } else {
            print(rows, profiles, declined);
        }
        return ExitCode.OK.number();
    }

    private boolean isAskedFor(SourceProfile.Level itsLevel, @Nullable String itsState) {
        return (level == null || level == itsLevel) && (state == null || state.equalsIgnoreCase(itsState));
    }

    private static Row row(SourceProfile profile) {
        return new Row(
                profile.id(),
                profile.agency(),
                Standing.family(profile).orElse("own"),
                how(profile.listing()) + (profile.enabled() ? ", enabled" : ""),
                SourceJson.of(profile));
    }

    private static Row row(DeclinedSite site) {
        return new Row(site.id(), site.agency(), "-", "declined", SourceJson.of(site));
    }

    /** How people are found, in a word. */
    private static String how(SourceProfile.Listing listing) {
        return switch (listing) {
            case FULL_ROSTER -> "roster";
            case SEARCH_ONLY -> "search";
            case BULK_FILE -> "file";
        };
    }

    /** All on one page, in the form of every list. */
    private static Map<String, @Nullable Object> page(List<Row> rows) {
        SequencedMap<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("total", rows.size());
        page.put("results", rows.stream().map(Row::json).toList());
        page.put("next", null);
        return page;
    }

    private void print(List<Row> rows, List<SourceProfile> profiles, List<DeclinedSite> declined) {
        if (rows.isEmpty()) {
            setting.terminal().hint("Nothing there is covered yet. What is: whereabouts source list");
            return;
        }
        table(rows).print(setting.terminal());
        setting.terminal()
                .hint(counted(profiles.size(), "source") + ", "
                        + profiles.stream().filter(SourceProfile::enabled).count() + " enabled; "
                        + counted(declined.size(), "site") + " declined.");
        if (!declined.isEmpty()) {
            setting.terminal().hint("Why, and what else there is: whereabouts source list --declined");
        }
    }

    /** The agency's name is worth most: no column for what is the same almost everywhere, nor for the platform where it is narrow. */
    private Table table(List<Row> rows) {
        if (setting.terminal().columns() < WIDE) {
            Table table = Table.of(exact("SOURCE"), text("AGENCY"), exact("HOW"));
            rows.forEach(row -> table.row(row.id().value(), row.agency(), row.how()));
            return table;
        }
        Table table = Table.of(exact("SOURCE"), text("AGENCY"), exact("FAMILY"), exact("HOW"));
        rows.forEach(row -> table.row(row.id().value(), row.agency(), row.family(), row.how()));
        return table;
    }

    private static String counted(int count, String one) {
        return String.format(Locale.ROOT, "%d %s%s", count, one, count == 1 ? "" : "s");
    }

    private int listAdded() {
        try (ApiClient client = api.connect(setting)) {
            List<JsonNode> sources = new ArrayList<>(AddedSourcesText.of(client));
            if (json.wanted()) {
                setting.terminal().printJson(sources);
            } else {
                new AddedSourcesText(setting).print(sources);
            }
            return ExitCode.OK.number();
        }
    }
}
