package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.number;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.terminal.Table;
import tools.jackson.databind.JsonNode;

/** The sources that were sent to a running Whereabouts. */
final class AddedSourcesText {

    private final Setting setting;

    AddedSourcesText(Setting setting) {
        this.setting = setting;
    }

    /** Those of that server, withdrawn ones among them, as it tells of them. */
    static List<JsonNode> of(ApiClient client) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("withdrawn", "true");
        List<JsonNode> added = new ArrayList<>();
        for (JsonNode source : client.get("/v1/sources", query).path("results")) {
            if (source.path("addedAt").isString()) {
                added.add(source);
            }
        }
        return added;
    }

    void print(List<JsonNode> sources) {
        if (sources.isEmpty()) {
            setting.terminal().hint("No source was sent. Send one: whereabouts run start --profile FILE");
            return;
        }
        Table table = Table.of(exact("SOURCE"), text("AGENCY"), number("PEOPLE"), exact("SENT"), exact("WITHDRAWN"));
        for (JsonNode source : sources) {
            table.row(
                    source.path("id").asString(),
                    source.path("agency").asString(),
                    source.path("people").isNumber() ? source.path("people").asString() : "-",
                    minute(source.path("addedAt")),
                    minute(source.path("withdrawnAt")));
        }
        table.print(setting.terminal());
    }

    private String minute(JsonNode time) {
        return setting.minute(time.isString() ? Instant.parse(time.asString()) : null);
    }
}
