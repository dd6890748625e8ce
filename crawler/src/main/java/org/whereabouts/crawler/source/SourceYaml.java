package org.whereabouts.crawler.source;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code source.yml}. Strict: an unknown key is an error, so that a misspelt bound is not silently no bound. */
public final class SourceYaml {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule().addDeserializer(SourceId.class, new SourceIdReader()))
            .build();

    private SourceYaml() {}

    /**
     * Reads one profile.
     *
     * @param name what to call the document in an error, for example its file name
     * @throws SourceYamlException naming the document, the key and what is wrong with it
     */
    public static SourceProfile read(String name, String yaml) {
        try {
            return YAML.treeToValue(withDefaults(YAML.readTree(yaml)), SourceProfile.class);
        } catch (JacksonException e) {
            throw new SourceYamlException(name + ": " + e.getOriginalMessage() + at(e), e);
        } catch (IllegalArgumentException e) {
            throw new SourceYamlException(name + ": " + e.getMessage(), e);
        }
    }

    private static ObjectNode withDefaults(tools.jackson.databind.JsonNode document) {
        if (!(document instanceof ObjectNode profile)) {
            throw new IllegalArgumentException("a profile is a mapping of keys to values");
        }
        for (String required : List.of(
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
                "bounds",
                "enabled")) {
            if (!profile.has(required)) {
                throw new IllegalArgumentException("the key '" + required + "' is missing");
            }
        }
        profile.withObject("settings");
        profile.withArray("canaries");
        profile.withArray("notes");
        ObjectNode words = profile.withObject("words");
        words.withObject("status");
        words.withObject("sex");
        words.withObject("places");
        profile.withObject("bounds").withObject("minFill");
        return profile;
    }

    private static String at(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .collect(java.util.stream.Collectors.joining("."));
        return path.isEmpty() ? "" : " (at " + path + ")";
    }

    private static final class SourceIdReader extends StdDeserializer<SourceId> {

        SourceIdReader() {
            super(SourceId.class);
        }

        @Override
        public SourceId deserialize(JsonParser parser, DeserializationContext context) {
            return new SourceId(parser.getString());
        }
    }
}
