package org.whereabouts.crawler.source;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads {@code source.yml}, strictly. */
public final class SourceYaml {

    private static final List<String> REQUIRED = List.of(
            "id",
            "agency",
            "level",
            "adapter",
            "baseUrl",
            "timeZone",
            "delay",
            "listing",
            "absenceMeans",
            "freshFor",
            "number",
            "number.label",
            "number.pattern",
            "number.example",
            "bounds",
            "file.url",
            "file.maxSize",
            "file.format",
            "file.columns",
            "window.from",
            "window.to",
            "enabled",
            "terms.url",
            "terms.reviewedBy",
            "terms.reviewedOn",
            "terms.allows");

    private static final Set<String> OPTIONAL = Set.of(
            "state",
            "window",
            "dailyRequests",
            "charset",
            "schedule",
            "renewed",
            "detailsGoodFor",
            "evidence",
            "file",
            "file.entry",
            "file.charset",
            "file.delimiter",
            "file.quote",
            "file.recordLength",
            "file.sheet",
            "number.digits",
            "number.dashAfter",
            "words.defaultStatus",
            "words.defaultFacility",
            "terms",
            "notes[].source");

    private static final StrictYaml<SourceProfile> YAML =
            new StrictYaml<>(SourceProfile.class, "a profile", REQUIRED, OPTIONAL, SourceYaml::fillIn);

    private SourceYaml() {}

    /**
     * Reads one profile.
     *
     * @param name what to call the document in an error, for example its file name
     * @throws SourceYamlException naming the document, the key and what is wrong with it
     */
    public static SourceProfile read(String name, String yaml) {
        return YAML.read(name, yaml);
    }

    private static void fillIn(ObjectNode profile) {
        profile.withObject("settings");
        profile.withArray("canaries");
        profile.withArray("notes");
        ObjectNode words = profile.withObject("words");
        words.withObject("status");
        words.withObject("sex");
        words.withObject("places");
        if (profile.path("bounds") instanceof ObjectNode bounds) {
            bounds.withObject("minFill");
        }
        if (profile.path("file") instanceof ObjectNode file) {
            fillInFile(file);
        }
    }

    private static void fillInFile(ObjectNode file) {
        file.putIfAbsent("age", StringNode.valueOf("PT0S"));
        file.putIfAbsent("skip", IntNode.valueOf(0));
        file.putIfAbsent("header", BooleanNode.TRUE);
        file.putIfAbsent("lastLineEnds", BooleanNode.TRUE);
        file.putIfAbsent("notesBelow", BooleanNode.FALSE);
        file.withArray("required");
        for (String map : List.of("only", "except", "blank", "dates")) {
            file.withObject(map);
        }
        if (file.path("columns") instanceof ObjectNode columns) {
            // One column is the rule, and positions are often written as numbers.
            for (String field : List.copyOf(columns.propertyNames())) {
                JsonNode column = columns.path(field);
                if (column.isString() || column.isInt()) {
                    columns.putArray(field).add(column.asString());
                }
            }
        }
    }
}
