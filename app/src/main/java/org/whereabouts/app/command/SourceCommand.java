package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.util.List;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sources, as their profiles describe them: nothing needs to run, save for those that a running Whereabouts was sent. */
@Command(
        name = "source",
        mixinStandardHelpOptions = true,
        description =
                "List the sources that Whereabouts knows, show one; check them, read stored pages, begin a new one, try it,"
                        + " withdraw one that was sent.")
final class SourceCommand {

    private final Setting setting;

    SourceCommand(Setting setting) {
        this.setting = setting;
    }

    /** The noun with all of its verbs. */
    static CommandLine withVerbs(Setting setting) {
        return new CommandLine(new SourceCommand(setting))
                .addSubcommand(new SourceCheckCommand(setting))
                .addSubcommand(new SourceParseCommand(setting))
                .addSubcommand(new SourceNewCommand(setting))
                .addSubcommand(new SourceTryCommand(setting))
                .addSubcommand(new SourceWithdrawCommand(setting));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "List the sources that are shipped.",
                "With --added, those that were sent to the running Whereabouts, withdrawn ones among them."
            },
            footer = {"Examples:", "  whereabouts source list", "  whereabouts source list --added"})
    int list(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Option(names = "--added", description = "Those that were sent to the running Whereabouts.")
                    boolean added) {
        if (added) {
            return listAdded(api, json);
        }
        List<SourceProfile> profiles =
                ShippedSources.load().all().stream().map(Source::profile).toList();
        if (json.wanted()) {
            setting.terminal().printJson(profiles.stream().map(SourceJson::of).toList());
            return ExitCode.OK.number();
        }
        Table table = Table.of(exact("SOURCE"), text("AGENCY"), exact("LISTING"), text("SCHEDULE"), exact("ENABLED"));
        for (SourceProfile profile : profiles) {
            table.row(
                    profile.id().value(),
                    profile.agency(),
                    profile.listing().name(),
                    profile.schedule() == null ? "-" : profile.schedule(),
                    profile.enabled() ? "yes" : "no");
        }
        table.print(setting.terminal());
        return ExitCode.OK.number();
    }

    private int listAdded(ApiOptions api, JsonOption json) {
        try (ApiClient client = api.connect(setting)) {
            List<JsonNode> sources = AddedSourcesText.of(client);
            if (json.wanted()) {
                setting.terminal().printJson(sources);
            } else {
                new AddedSourcesText(setting).print(sources);
            }
            return ExitCode.OK.number();
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one source: who, where, how politely, what absence means, within which bounds.",
            footer = {"Examples:", "  whereabouts source show us-pa-doc"})
    int show(
            @Mixin JsonOption json,
            @Parameters(paramLabel = "SOURCE", description = "For example us-pa-doc.") String id) {
        SourceProfile profile = ShippedSource.of(id).profile();
        if (json.wanted()) {
            setting.terminal().printJson(SourceJson.of(profile));
        } else {
            facts(profile).print(setting.terminal());
        }
        return ExitCode.OK.number();
    }

    private static Facts facts(SourceProfile profile) {
        Facts facts = new Facts();
        facts.add("id", profile.id().value());
        facts.add("agency", profile.agency());
        facts.add("level", profile.level().name());
        facts.add("state", profile.stateCode().orElse("-"));
        facts.add("base URL", profile.baseUrl().toString());
        facts.add("adapter", profile.adapter());
        facts.add("listing", profile.listing().name());
        facts.add("absence means", profile.absenceMeans().name());
        facts.add("schedule", profile.schedule() == null ? "-" : profile.schedule());
        facts.add("time zone", profile.timeZone().getId());
        facts.add("delay", profile.delay().toMillis() + " ms between requests");
        facts.add("fresh for", profile.freshFor().toHours() + " h");
        facts.add(
                "number",
                profile.number().label() + ", like " + profile.number().example());
        facts.add(
                "population",
                profile.bounds().populationFloor() + " to " + profile.bounds().populationCeiling());
        facts.add("enabled", profile.enabled() ? "yes" : "no");
        SourceProfile.Terms terms = profile.terms();
        facts.add(
                "terms",
                terms == null
                        ? "not reviewed yet"
                        : terms.url() + ", reviewed " + terms.reviewedOn() + " by " + terms.reviewedBy());
        profile.notes().forEach(note -> facts.add("note " + note.date(), note.text()));
        return facts;
    }
}
