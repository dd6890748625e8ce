package org.whereabouts.crawler.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads what people write in YAML. A key that is unknown, is there twice or has no value is an error, so that a misspelt bound
 * is not silently no bound.
 *
 * @param <T> what it is read as
 */
public final class StrictYaml<T> {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addDeserializer(SourceId.class, new SourceIdReader())
                    .addDeserializer(Duration.class, new DurationReader()))
            .build();

    private final Class<T> type;
    private final String what;
    private final List<String> required;
    private final Set<String> optional;
    private final Consumer<ObjectNode> defaults;

    /**
     * A reader of such documents. Keys inside others are named with dots ({@code number.label}), those of list items with
     * brackets ({@code notes[].source}).
     *
     * @param what what to call such a document in an error, for example {@code a profile}
     * @param required keys that must be there; one inside another only where the other is
     * @param optional keys that may have no value
     * @param defaults fills in the lists and mappings that may be left out
     */
    public StrictYaml(
            Class<T> type, String what, List<String> required, Set<String> optional, Consumer<ObjectNode> defaults) {
        this.type = type;
        this.what = what;
        this.required = List.copyOf(required);
        this.optional = Set.copyOf(optional);
        this.defaults = defaults;
    }

    /**
     * Reads one document.
     *
     * @param name what to call it in an error, for example its file name
     * @throws SourceYamlException naming the document, the key and what is wrong with it
     */
    public T read(String name, String yaml) {
        try {
            if (!(YAML.readTree(yaml) instanceof ObjectNode document)) {
                throw new IllegalArgumentException(what + " is a mapping of keys to values");
            }
            requireKeys(document);
            defaults.accept(document);
            requireValues("", document);
            return YAML.treeToValue(document, type);
        } catch (ValueInstantiationException e) {
            // What a record says of its own values is said in the terms of the document already.
            String fault = e.getCause() instanceof IllegalArgumentException own ? own.getMessage() : null;
            throw new SourceYamlException(name + ": " + (fault == null ? YamlFault.of(e) : fault), e);
        } catch (JacksonException e) {
            throw new SourceYamlException(name + ": " + YamlFault.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new SourceYamlException(name + ": " + e.getMessage(), e);
        }
    }

    private void requireKeys(ObjectNode document) {
        for (String key : required) {
            int dot = key.lastIndexOf('.');
            JsonNode parent = dot < 0 ? document : document.at("/" + key.substring(0, dot));
            if (parent.isObject() && !parent.has(key.substring(dot + 1))) {
                throw new IllegalArgumentException("the key '" + key + "' is missing");
            }
        }
    }

    private void requireValues(String key, JsonNode value) {
        if (value.isNull() && !optional.contains(key)) {
            throw new IllegalArgumentException("the key '" + key + "' has no value");
        }
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            requireValues(key.isEmpty() ? property.getKey() : key + "." + property.getKey(), property.getValue());
        }
        if (value.isArray()) {
            value.forEach(item -> requireValues(key + "[]", item));
        }
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

    /** With its unit: a bare 2 would be two seconds to the library, and two days to whoever wrote it. */
    private static final class DurationReader extends StdDeserializer<Duration> {

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, text, "no unit");
            }
        }
    }
}
