package org.whereabouts.app.command;

import java.util.Optional;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.crawler.coverage.DeclinedSite;
import org.whereabouts.crawler.coverage.DeclinedSites;
import org.whereabouts.crawler.coverage.Standing;
import org.whereabouts.crawler.source.SourceProfile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
                .addSubcommand(new SourceListCommand(setting))
                .addSubcommand(new SourceCoverageCommand(setting))
                .addSubcommand(new SourceCheckCommand(setting))
                .addSubcommand(new SourceParseCommand(setting))
                .addSubcommand(new SourceNewCommand(setting))
                .addSubcommand(new SourceTryCommand(setting))
                .addSubcommand(new SourceWithdrawCommand(setting));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Show one source: who, where, how politely, what absence means, within which bounds.",
                "Or a site that is declined: what stands in the way, and what else there is."
            },
            footer = {"Examples:", "  whereabouts source show us-pa-doc", "  whereabouts source show us-ice"})
    int show(
            @Mixin JsonOption json,
            @Parameters(paramLabel = "SOURCE", description = "For example us-pa-doc.") String id) {
        Optional<DeclinedSite> declined = DeclinedSites.find(id);
        if (declined.isPresent()) {
            if (json.wanted()) {
                setting.terminal().printJson(SourceJson.of(declined.get()));
            } else {
                new DeclinedText(setting.terminal()).print(declined.get());
            }
            return ExitCode.OK.number();
        }
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
        facts.add("family", Standing.family(profile).orElse("-"));
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
        facts.add("renewed", profile.renewed() == null ? "the site does not say" : profile.renewed());
        facts.add(
                "enabled",
                Standing.whyNotEnabled(profile).map(why -> "no: " + why).orElse("yes"));
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
