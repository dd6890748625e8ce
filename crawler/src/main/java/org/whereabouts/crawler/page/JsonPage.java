package org.whereabouts.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the JSON that sites answer: bounded in depth, size and length of every part, strict about what is not JSON (one
 * document, no key twice), and with keys found whatever their case, since more than one site has changed it between versions.
 */
public final class JsonPage {

    /** Deep enough for every known site, shallow enough that nesting cannot exhaust the stack. */
    private static final int MAX_DEPTH = 50;

    /** How many members a message names, and how much of each name: a page can have any. */
    private static final int MOST_NAMES = 20;

    private static final int LONGEST_NAME = 40;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .maxStringLength(1024 * 1024)
            .maxTokenCount(2_000_000)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    // Of two values for one key, a parser keeps the last: half of the page would be gone without a
                    // word.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonPage() {}

    /**
     * Reads the page as a JSON object.
     *
     * @return what {@code reading} says; {@link LayoutChanged} for a page that cannot be decoded, is no JSON object, or is
     *     beyond all bounds; it names the content type and the size, never the content
     */
    public static PageOutcome read(Page page, SourceProfile profile, Function<JsonNode, PageOutcome> reading) {
        return PageText.read(
                page,
                profile,
                text -> object(text)
                        .map(reading)
                        .orElseGet(() -> new LayoutChanged("a JSON object", page.contentType() + ", " + page.body())));
    }

    /** The text as a JSON object within the bounds; empty when it is none. */
    public static Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The member of that name in any case; a missing node when there is none. */
    public static JsonNode member(JsonNode object, String name) {
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
    public static @Nullable String text(JsonNode object, String name) {
        JsonNode value = member(object, name);
        return value.isValueNode() && !value.isNull() ? value.asString() : null;
    }

    /** Which members an object has, for a message: names alone, a few of them, none longer than a name would be. */
    public static String memberNames(JsonNode object) {
        List<String> names = object.propertyNames().stream()
                .limit(MOST_NAMES)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name)
                .toList();
        return object.size() > MOST_NAMES ? names + " and " + (object.size() - MOST_NAMES) + " more" : names.toString();
    }

    /**
     * What to say of rows of which one lacks a member; empty where each has them all, whatever their values.
     *
     * @param array what the page calls the rows, for example {@code inmates}
     */
    public static Optional<LayoutChanged> incomplete(JsonNode rows, String array, Iterable<String> members) {
        for (JsonNode row : rows) {
            Optional<String> missing = firstMissing(row, members);
            if (missing.isPresent()) {
                return Optional.of(new LayoutChanged(array + "[]." + missing.get(), memberNames(row)));
            }
        }
        return Optional.empty();
    }

    /**
     * The people whom rows name.
     *
     * @param rows objects, at least one
     * @param array what the page calls the rows, for a message
     * @param needed members that each row must have; that of the number must have something in it
     * @param fields the member that each field stands in
     * @return a {@link Roster}, or {@link LayoutChanged} where a row lacks something
     */
    public static PageOutcome roster(
            List<JsonNode> rows,
            String array,
            List<String> needed,
            Map<EntryField, String> fields,
            OptionalInt total,
            List<PageRequest> next) {
        List<RosterEntry> people = new ArrayList<>();
        for (JsonNode row : rows) {
            RosterEntry person = RosterEntry.builder()
                    .putAll(fields, name -> text(row, name))
                    .build();
            Optional<String> missing = firstMissing(row, needed)
                    .or(() -> Optional.ofNullable(fields.get(EntryField.NUMBER))
                            .filter(_ -> person.get(EntryField.NUMBER).isEmpty()));
            if (missing.isPresent()) {
                return new LayoutChanged(array + "[]." + missing.get(), memberNames(row));
            }
            people.add(person);
        }
        return new Roster(people, total, next);
    }

    /** The first of the names that the object does not have, whatever their values. */
    public static Optional<String> firstMissing(JsonNode object, Iterable<String> names) {
        for (String name : names) {
            if (member(object, name).isMissingNode()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
