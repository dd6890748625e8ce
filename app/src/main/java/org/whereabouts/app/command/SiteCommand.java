package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.number;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.client.SiteReportView;
import org.whereabouts.app.client.SiteWatchFollow;
import org.whereabouts.app.client.SiteWatchView;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Web sites of agencies: listed, watched, and what changed on them. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = "List the web sites that are watched for changes, watch one, see what changed.")
final class SiteCommand {

    private final Setting setting;

    SiteCommand(Setting setting) {
        this.setting = setting;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the web sites, each with its latest watch.",
            footer = {"Examples:", "  whereabouts site list"})
    int list(@Mixin ApiOptions api, @Mixin JsonOption json) {
        try (ApiClient client = api.connect(setting)) {
            JsonNode answer = client.get("/v1/sites");
            if (json.wanted()) {
                setting.terminal().printJson(answer);
                return ExitCode.OK.number();
            }
            Table table = Table.of(
                    exact("SITE"),
                    text("AGENCY"),
                    exact("ENABLED"),
                    number("WATCH"),
                    text("STANDS"),
                    number("PAGES"),
                    exact("STARTED"));
            for (JsonNode site : answer.path("results")) {
                JsonNode last = site.path("latestWatch");
                SiteWatchView watch = last.isObject() ? ApiClient.read(last, SiteWatchView.class) : null;
                table.row(
                        site.path("id").asString(),
                        site.path("agency").asString(),
                        site.path("enabled").asBoolean() ? "yes" : "no",
                        watch == null ? "-" : Long.toString(watch.id()),
                        watch == null ? "-" : watch.standing(),
                        watch == null ? "-" : Integer.toString(watch.progress().read()),
                        setting.minute(watch == null ? null : watch.startedAt()));
            }
            table.print(setting.terminal());
            return ExitCode.OK.number();
        }
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Watch a web site now: follow its links and keep what its pages say.",
            footer = {"Examples:", "  whereabouts site watch us-pa-doc-web --wait"})
    int watch(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Option(names = "--wait", description = "Wait for its end and show how far it is.") boolean wait,
            @Parameters(paramLabel = "SITE", description = "For example us-pa-doc-web.") String site) {
        try (ApiClient client = api.connect(setting)) {
            JsonNode started = client.post("/v1/sites/" + ApiClient.encode(site) + "/watches", Map.of());
            SiteWatchView watch = ApiClient.read(started, SiteWatchView.class);
            JsonNode last = wait ? follow(client, watch, json.wanted()) : started;
            SiteWatchView now = ApiClient.read(last, SiteWatchView.class);
            if (json.wanted()) {
                setting.terminal().printJson(last);
            } else if (wait) {
                facts(now).print(setting.terminal());
                setting.terminal()
                        .hint(
                                now.isComplete()
                                        ? "What changed: whereabouts site report " + site
                                        : "How it stands: whereabouts site list");
            } else {
                setting.terminal().println("Watch " + watch.id() + " of " + watch.site() + " is queued.");
                setting.terminal().hint("See how far it is: whereabouts site list");
            }
            return (now.ended() && !now.isComplete() ? ExitCode.FAILED : ExitCode.OK).number();
        }
    }

    private JsonNode follow(ApiClient client, SiteWatchView watch, boolean quiet) {
        Terminal shown = setting.terminal();
        // Under --json standard output holds the answer alone; how far it is goes where hints go.
        Terminal terminal = quiet ? new Terminal(shown.err(), shown.err(), shown.columns(), false) : shown;
        return new SiteWatchFollow(client, new LiveLines(terminal, setting.clock())).untilEnded(watch);
    }

    private Facts facts(SiteWatchView watch) {
        SiteWatchView.Progress progress = watch.progress();
        Facts facts = new Facts();
        facts.add("watch", watch.id() + " of " + watch.site() + ": " + watch.standing());
        facts.add(
                "pages",
                "%d known, %d read, %d failed".formatted(progress.known(), progress.read(), progress.failed()));
        if (watch.trouble() != null) {
            facts.add("why", watch.reason());
        }
        @Nullable String due = watch.dueAt() == null ? null : setting.minute(watch.dueAt());
        if (due != null) {
            facts.add("goes on", due + ", by itself: the site is left alone until then");
        }
        return facts;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Show what changed on a web site between its last two complete watches.",
            footer = {"Examples:", "  whereabouts site report us-pa-doc-web"})
    int report(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Parameters(paramLabel = "SITE", description = "For example us-pa-doc-web.") String site) {
        try (ApiClient client = api.connect(setting)) {
            JsonNode answer = client.get("/v1/sites/" + ApiClient.encode(site) + "/report");
            if (json.wanted()) {
                setting.terminal().printJson(answer);
            } else {
                new SiteReportText(setting, ApiClient.read(answer, SiteReportView.class)).print();
            }
            return ExitCode.OK.number();
        }
    }
}
