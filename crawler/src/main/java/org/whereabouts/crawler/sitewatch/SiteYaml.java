package org.whereabouts.crawler.sitewatch;

import java.util.List;
import java.util.Set;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.source.StrictYaml;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code site.yml}, strictly. */
public final class SiteYaml {

    private static final List<String> REQUIRED = List.of(
            "id",
            "agency",
            "origin",
            "startPages",
            "allowedPaths",
            "maxDepth",
            "leastPages",
            "mostPages",
            "delay",
            "window.from",
            "window.to",
            "timeZone",
            "enabled",
            "terms.url",
            "terms.reviewedBy",
            "terms.reviewedOn",
            "terms.allows");

    private static final Set<String> OPTIONAL =
            Set.of("window", "dailyRequests", "schedule", "terms", "notes[].source");

    private static final StrictYaml<AgencySite> YAML =
            new StrictYaml<>(AgencySite.class, "a site", REQUIRED, OPTIONAL, SiteYaml::fillIn);

    private SiteYaml() {}

    /**
     * Reads one site.
     *
     * @param name what to call the document in an error, for example its file name
     * @throws SourceYamlException naming the document, the key and what is wrong with it
     */
    public static AgencySite read(String name, String yaml) {
        return YAML.read(name, yaml);
    }

    private static void fillIn(ObjectNode site) {
        site.withArray("excludedPaths");
        site.withArray("parameters");
        site.withArray("notes");
    }
}
