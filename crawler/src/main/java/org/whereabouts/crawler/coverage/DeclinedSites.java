package org.whereabouts.crawler.coverage;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whereabouts.crawler.source.StrictYaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sites that are declined: {@code sources/declined.yml}. */
public final class DeclinedSites {

    private static final String FILE = "declined.yml";

    private static final List<String> REQUIRED_OF_EACH =
            List.of("id", "agency", "level", "obstacle", "reason", "alternative", "evidence");

    private static final StrictYaml<Document> YAML = new StrictYaml<>(
            Document.class, "a list of declined sites", List.of("sites"), Set.of(), DeclinedSites::check);

    private DeclinedSites() {}

    private record Document(List<DeclinedSite> sites) {}

    /** All, in the order of their ids. */
    public static List<DeclinedSite> load() {
        return read(FILE, CoverageResource.text(FILE));
    }

    /** The site of that id; empty where none is declined under it. */
    public static Optional<DeclinedSite> find(String id) {
        return load().stream().filter(site -> site.id().value().equals(id)).findAny();
    }

    /**
     * Reads such a list.
     *
     * @param name what to call it in an error
     * @throws org.whereabouts.crawler.source.SourceYamlException naming the list, the key and what is wrong with it
     */
    static List<DeclinedSite> read(String name, String yaml) {
        return YAML.read(name, yaml).sites().stream()
                .sorted(Comparator.comparing(DeclinedSite::id))
                .toList();
    }

    private static void check(ObjectNode document) {
        Set<String> ids = new HashSet<>();
        for (JsonNode site : document.path("sites")) {
            String id = site.path("id").asString("?");
            for (String key : REQUIRED_OF_EACH) {
                if (!site.has(key)) {
                    throw new IllegalArgumentException(id + ": the key '" + key + "' is missing");
                }
            }
            if (!site.path("evidence").has("source") || !site.path("evidence").has("date")) {
                throw new IllegalArgumentException(id + ": evidence needs a source and a date");
            }
            if (!ids.add(id)) {
                throw new IllegalArgumentException(id + " is there twice");
            }
        }
    }
}
