package org.whereabouts.indexer.index;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.NumberKey;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.folding.Folding;
import org.whereabouts.normalizer.name.NameAnalysis;
import org.whereabouts.normalizer.name.NameKeys;
import org.whereabouts.normalizer.name.PersonName;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the index keeps of a person: a pure function of the record held. */
final class PersonDocument {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PersonDocument() {}

    /**
     * The document as JSON.
     *
     * @param states the states that the record places its person in
     */
    static byte[] of(HeldRecord held, Set<String> states) {
        CustodyRecord record = held.record();
        ObjectNode json = MAPPER.createObjectNode();
        json.put(PeopleFields.ID, held.id().toString());
        json.put(PeopleFields.SOURCE, record.source().value());
        json.put(PeopleFields.STATUS, record.status().name());
        json.put(PeopleFields.MISSING, held.presence() instanceof Presence.Missing);
        json.put(PeopleFields.NAME_ORDER, nameOrder(record.name()));
        putAll(json, PeopleFields.STATE, new TreeSet<>(states));
        if (record.facility() != null && record.facility().facilityId() != null) {
            json.put(PeopleFields.FACILITY, record.facility().facilityId());
        }
        if (record.sex() != null) {
            json.put(PeopleFields.SEX, record.sex().name());
        }
        if (record.birth() != null) {
            var years = json.putArray(PeopleFields.BIRTH_YEAR);
            IntStream.rangeClosed(record.birth().earliestYear(), record.birth().latestYear())
                    .forEach(years::add);
        }
        putAll(
                json,
                PeopleFields.NUMBER,
                Stream.of(record.number(), record.secondNumber())
                        .filter(number -> number != null)
                        .flatMap(number -> NumberKey.of(number).stream())
                        .distinct()
                        .toList());
        putNames(json, record);
        return MAPPER.writeValueAsBytes(json);
    }

    private static void putNames(ObjectNode json, CustodyRecord record) {
        var names = Stream.concat(Stream.of(record.name()), record.aliases().stream())
                .toList();
        var keys = names.stream().map(NameAnalysis::of).toList();
        putAll(json, PeopleFields.TOKEN, union(keys, NameKeys::tokens));
        putAll(json, PeopleFields.FAMILY, union(names, name -> Folding.words(name.family())));
        putAll(
                json,
                PeopleFields.INITIAL,
                union(
                        names,
                        name -> Folding.words(name.given()).stream()
                                .limit(1)
                                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                                .toList()));
        putAll(json, PeopleFields.SPELLING, union(keys, NameKeys::spelling));
        putAll(json, PeopleFields.PHONETIC, union(keys, NameKeys::phonetic));
        putAll(json, PeopleFields.NICKNAME, union(keys, NameKeys::nicknames));
        putAll(json, PeopleFields.JOINED, union(keys, NameKeys::joined));
    }

    private static <T> SortedSet<String> union(Collection<T> names, Function<T, Collection<String>> keys) {
        return names.stream().flatMap(name -> keys.apply(name).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nameOrder(PersonName name) {
        return Stream.of(name.family(), name.given(), name.middle(), name.suffix())
                .filter(part -> part != null)
                .flatMap(part -> Folding.words(part).stream())
                .collect(Collectors.joining(" "));
    }

    private static void putAll(ObjectNode json, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            var array = json.putArray(field);
            values.forEach(array::add);
        }
    }
}
