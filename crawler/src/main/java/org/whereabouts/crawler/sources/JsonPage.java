package org.whereabouts.crawler.sources;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the JSON that sites answer: bounded in depth and number length, and with keys found whatever their case, since more
 * than one site has changed it between versions.
 */
final class JsonPage {

    /** Deep enough for every known site, shallow enough that nesting cannot exhaust the stack. */
    private static final int MAX_DEPTH = 50;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private JsonPage() {}

    /** The page as a JSON object, or empty when it is none. */
    static Optional<JsonNode> object(Page page) {
        try {
            JsonNode document = JSON.readTree(page.body().bytes());
            return Optional.ofNullable(document).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What to say when {@link #object} is empty; names the content type only, never the content. */
    static LayoutChanged notAnObject(Page page) {
        return new LayoutChanged("a JSON object", page.contentType() + ", " + page.body());
    }

    /** The member of that name in any case; a missing node when there is none. */
    static JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        return object.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(MissingNode.getInstance());
    }

    /** A scalar member as text; null when it is absent, null or not a scalar. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = member(object, name);
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }

    /** The first of the names that the object does not have, whatever their values. */
    static Optional<String> firstMissing(JsonNode object, Iterable<String> names) {
        for (String name : names) {
            if (member(object, name).isMissingNode()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
