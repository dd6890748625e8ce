package org.whereabouts.crawler.sitewatch;

import java.util.List;
import java.util.stream.Collectors;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceYamlException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code site.yml}. Strict: an unknown key is an error, so that a misspelt bound is not silently no bound. */
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
            "timeZone",
            "enabled");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule().addDeserializer(SourceId.class, new SiteIdReader()))
            .build();

    private SiteYaml() {}

    /**
     * Reads one site.
     *
     * @param name what to call the document in an error, for example its file name
     * @throws SourceYamlException naming the document, the key and what is wrong with it
     */
    public static AgencySite read(String name, String yaml) {
        try {
            return YAML.treeToValue(withDefaults(YAML.readTree(yaml)), AgencySite.class);
        } catch (JacksonException e) {
            throw new SourceYamlException(name + ": " + e.getOriginalMessage() + at(e), e);
        } catch (IllegalArgumentException e) {
            throw new SourceYamlException(name + ": " + e.getMessage(), e);
        }
    }

    private static ObjectNode withDefaults(JsonNode document) {
        if (!(document instanceof ObjectNode site)) {
            throw new IllegalArgumentException("a site is a mapping of keys to values");
        }
        for (String key : REQUIRED) {
            if (!site.has(key)) {
                throw new IllegalArgumentException("the key '" + key + "' is missing");
            }
        }
        site.withArray("excludedPaths");
        site.withArray("parameters");
        site.withArray("notes");
        return site;
    }

    private static String at(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " (at " + path + ")";
    }

    private static final class SiteIdReader extends StdDeserializer<SourceId> {

        SiteIdReader() {
            super(SourceId.class);
        }

        @Override
        public SourceId deserialize(JsonParser parser, DeserializationContext context) {
            return new SourceId(parser.getString());
        }
    }
}
