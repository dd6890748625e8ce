package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.registry.PersonId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** People: searched, shown, resolved. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        description = "Search people, show one, resolve the recipient of a letter.")
final class PersonCommand {

    private final Setting setting;

    PersonCommand(Setting setting) {
        this.setting = setting;
    }

    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description = "Search people by name, number, or both.",
            footer = {
                "Examples:",
                "  whereabouts person search 'Maria Garcia' --state TX",
                "  whereabouts person search --number 12345-678"
            })
    int search(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "In any usual order and spelling.") @Nullable
                    String name,
            @Option(names = "--number", paramLabel = "N", description = "Inmate number.") @Nullable String number,
            @Option(names = "--state", paramLabel = "ST", description = "Two letters, for example PA.") @Nullable
                    String state,
            @Option(names = "--facility", paramLabel = "F", description = "Id or name of a facility.") @Nullable
                    String facility,
            @Option(names = "--source", paramLabel = "ID", description = "For example us-pa-doc.") @Nullable
                    String source,
            @Option(names = "--status", paramLabel = "S", description = "For example IN_CUSTODY.") @Nullable
                    String status,
            @Option(names = "--page", paramLabel = "N", description = "From 1.") @Nullable Integer page) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("name", name);
        query.put("number", number);
        query.put("state", state);
        query.put("facility", facility);
        query.put("source", source);
        query.put("status", status);
        query.put("page", page == null ? null : page.toString());
        try (ApiClient client = api.connect(setting)) {
            JsonNode answer = client.get("/v1/people", query);
            if (json.wanted()) {
                setting.terminal().printJson(answer);
            } else {
                printPeople(answer, page == null ? 1 : page);
            }
        }
        return ExitCode.OK.number();
    }

    private void printPeople(JsonNode answer, int page) {
        Terminal terminal = setting.terminal();
        Table table = Table.of(
                text("NAME"), exact("NUMBER"), exact("SOURCE"), text("STATUS"), text("FACILITY"), exact("AS OF"));
        for (JsonNode person : answer.path("results")) {
            PersonText text = new PersonText(setting, person);
            table.row(text.name(), text.number(), text.source(), text.status(), text.facility(), text.asOf());
        }
        long total = answer.path("total").asLong(0);
        if (table.isEmpty()) {
            terminal.hint("Nobody found. The name may be spelt otherwise, or the person held where we do not look.");
            return;
        }
        table.print(terminal);
        boolean more =
                !answer.path("next").isMissingNode() && !answer.path("next").isNull();
        terminal.hint(total + (total == 1 ? " person." : " people.") + (more ? " More: --page " + (page + 1) : ""));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one person.",
            footer = {
                "Examples:",
                "  whereabouts person show us-pa-doc QA1234",
                "  whereabouts person show 3f0c6a9e-7d58-5c0e-9c39-0a4f0c7a9f11"
            })
    int show(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Parameters(index = "0", paramLabel = "ID|SOURCE", description = "The person's id, or the source.")
                    String id,
            @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "The number at that source.")
                    @Nullable
                    String number) {
        String personId = number == null ? id : idOf(id, number);
        try (ApiClient client = api.connect(setting)) {
            JsonNode person = client.get("/v1/people/" + ApiClient.encode(personId));
            if (json.wanted()) {
                setting.terminal().printJson(person);
            } else {
                new PersonText(setting, person).details().print(setting.terminal());
            }
        }
        return ExitCode.OK.number();
    }

    private static String idOf(String source, String number) {
        try {
            return PersonId.of(new SourceId(source), number).value().toString();
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.USAGE, "No such source: " + e.getMessage() + ".", e);
        }
    }

    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description = "Decide whether a letter may be sent to this person, and to which address.",
            footer = {
                "Examples:",
                "  whereabouts person resolve 'John Smith' --number QA1234 --state PA",
                "  whereabouts person resolve 'Maria Garcia' --birth-date 1984-02-29"
            })
    int resolve(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Parameters(paramLabel = "NAME", description = "In any usual order and spelling.") String name,
            @Option(names = "--number", paramLabel = "N", description = "Inmate number.") @Nullable String number,
            @Option(names = "--state", paramLabel = "ST", description = "Two letters.") @Nullable String state,
            @Option(names = "--facility", paramLabel = "F", description = "Id or name of a facility.") @Nullable
                    String facility,
            @Option(names = "--birth-date", paramLabel = "DATE", description = "Like 1984-02-29.") @Nullable
                    LocalDate birthDate,
            @Option(names = "--birth-year", paramLabel = "YEAR", description = "Like 1984.") @Nullable
                    Integer birthYear) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        putIfGiven(body, "number", number);
        putIfGiven(body, "state", state);
        putIfGiven(body, "facility", facility);
        putIfGiven(body, "birthDate", birthDate == null ? null : birthDate.toString());
        putIfGiven(body, "birthYear", birthYear);
        try (ApiClient client = api.connect(setting)) {
            JsonNode answer = client.post("/v1/resolve", body);
            if (json.wanted()) {
                setting.terminal().printJson(answer);
            } else {
                new ResolutionText(setting, answer).print();
            }
        }
        return ExitCode.OK.number();
    }

    private static void putIfGiven(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
