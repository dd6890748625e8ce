package org.whereabouts.indexer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.normalizer.custody.Sex;
import org.whereabouts.normalizer.name.PersonName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of a custody record. It is written out field by field, because stored records outlive the classes: a
 * renamed component must not change what is on disk. Absent values are left out. A birth is {@code {"date"}},
 * {@code {"year"}} or {@code {"age", "asOf"}}.
 */
final class CustodyRecordJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private CustodyRecordJson() {}

    static String write(CustodyRecord record) {
        ObjectNode json = content(record);
        if (record.birth() instanceof Birth.Age(int years, LocalDate asOf)) {
            json.putObject("birth").put("age", years).put("asOf", asOf.toString());
        }
        Provenance provenance = record.provenance();
        ObjectNode from = json.putObject("provenance");
        from.put("capture", provenance.captureId())
                .put("seenAt", provenance.seenAt().toString());
        if (provenance.runId() != null) {
            from.put("run", provenance.runId());
        }
        return MAPPER.writeValueAsString(json);
    }

    /**
     * A hash (SHA-256) of what the record says, without when that was seen. An age counts as it is said: the same age a
     * week later is the same content.
     */
    static byte[] contentHash(CustodyRecord record) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(MAPPER.writeValueAsString(content(record)).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ObjectNode content(CustodyRecord record) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("source", record.source().value());
        json.put("number", record.number());
        putText(json, "secondNumber", record.secondNumber());
        putName(json.putObject("name"), record.name());
        if (!record.aliases().isEmpty()) {
            var aliases = json.putArray("aliases");
            record.aliases().forEach(alias -> putName(aliases.addObject(), alias));
        }
        switch (record.birth()) {
            case null -> {}
            case Birth.FullDate(LocalDate date) -> json.putObject("birth").put("date", date.toString());
            case Birth.Year(int year) -> json.putObject("birth").put("year", year);
            case Birth.Age age -> json.putObject("birth").put("age", age.years());
        }
        putText(json, "sex", record.sex());
        putText(json, "status", record.status());
        FacilityMention facility = record.facility();
        if (facility != null) {
            ObjectNode place = json.putObject("facility");
            putText(place, "id", facility.facilityId());
            putText(place, "text", facility.text());
            putText(place, "code", facility.code());
        }
        putText(json, "housingUnit", record.housingUnit());
        putText(json, "admitted", record.admitted());
        putText(json, "projectedRelease", record.projectedRelease());
        putText(json, "released", record.released());
        return json;
    }

    private static void putName(ObjectNode json, PersonName name) {
        putText(json, "family", name.family());
        putText(json, "given", name.given());
        putText(json, "middle", name.middle());
        putText(json, "suffix", name.suffix());
        putText(json, "original", name.original());
    }

    private static void putText(ObjectNode json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value instanceof Enum<?> word ? word.name() : value.toString());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws tools.jackson.core.JacksonException when it is no such record
     */
    static CustodyRecord read(String text) {
        JsonNode json = MAPPER.readTree(text);
        List<PersonName> aliases = new ArrayList<>();
        json.path("aliases").values().forEach(alias -> aliases.add(name(alias)));
        return new CustodyRecord(
                new SourceId(json.required("source").asString()),
                json.required("number").asString(),
                text(json, "secondNumber"),
                name(json.required("name")),
                aliases,
                json.optional("birth").map(CustodyRecordJson::birth).orElse(null),
                json.optional("sex").map(sex -> Sex.valueOf(sex.asString())).orElse(null),
                CustodyStatus.valueOf(json.required("status").asString()),
                json.optional("facility").map(CustodyRecordJson::facility).orElse(null),
                text(json, "housingUnit"),
                date(json, "admitted"),
                text(json, "projectedRelease"),
                date(json, "released"),
                provenance(json.required("provenance")));
    }

    private static PersonName name(JsonNode json) {
        return new PersonName(
                json.required("family").asString(),
                json.required("given").asString(),
                text(json, "middle"),
                text(json, "suffix"),
                json.required("original").asString());
    }

    private static Birth birth(JsonNode json) {
        if (json.has("date")) {
            return new Birth.FullDate(LocalDate.parse(json.required("date").asString()));
        }
        if (json.has("year")) {
            return new Birth.Year(json.required("year").asInt());
        }
        return new Birth.Age(
                json.required("age").asInt(),
                LocalDate.parse(json.required("asOf").asString()));
    }

    private static FacilityMention facility(JsonNode json) {
        return new FacilityMention(text(json, "id"), json.required("text").asString(), text(json, "code"));
    }

    private static Provenance provenance(JsonNode json) {
        return new Provenance(
                json.required("capture").asLong(),
                Instant.parse(json.required("seenAt").asString()),
                json.has("run") ? json.required("run").asLong() : null);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.optional(field).map(JsonNode::asString).orElse(null);
    }

    private static @Nullable LocalDate date(JsonNode json, String field) {
        String text = text(json, field);
        return text == null ? null : LocalDate.parse(text);
    }
}
