package org.whereabouts.normalizer.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.facility.FacilityMatch.How;
import org.whereabouts.normalizer.folding.Folding;
import org.whereabouts.normalizer.reference.ReferenceTable;

/** All facilities we know, by id, code and name. Immutable and safe for any number of threads. */
public final class FacilityDirectory {

    /** A name or code within one source. */
    private record Key(SourceId source, String text) {}

    private final Map<String, Facility> byId = new LinkedHashMap<>();
    private final Map<Key, Facility> byCode = new HashMap<>();
    private final Map<Key, Set<Facility>> byName = new HashMap<>();
    private final Map<Key, Set<Facility>> byAlias = new HashMap<>();
    private final Map<Key, Set<Facility>> byCore = new HashMap<>();
    private final Map<String, List<String>> searchWords = new HashMap<>();

    private FacilityDirectory(List<CSVRecord> rows) {
        rows.forEach(this::add);
    }

    /** The directory that ships with the module ({@code facilities.csv}, see its ORIGIN.md). */
    public static FacilityDirectory load() {
        return new FacilityDirectory(ReferenceTable.rows(FacilityDirectory.class, "facilities.csv"));
    }

    /** The facility with this id. */
    public Optional<Facility> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All facilities, by id. */
    public List<Facility> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Which facility of a source is meant. A known code decides; without one the text is looked up as a name, as an
     * alias and, last, without its words of kind ({@code FCI}, {@code Unit}).
     *
     * @param text the source's words, null when it gives none
     * @param code the agency's code, null when it gives none
     */
    public FacilityMatch match(SourceId source, @Nullable String text, @Nullable String code) {
        if (code != null) {
            Facility coded = byCode.get(new Key(source, code.strip().toUpperCase(Locale.ROOT)));
            if (coded != null) {
                return new FacilityMatch.Matched(coded, How.CODE);
            }
        }
        if (text == null) {
            return new FacilityMatch.Unknown(null, code);
        }
        Key whole = new Key(source, NameForm.whole(text));
        Set<Facility> named = byName.getOrDefault(whole, Set.of());
        if (!named.isEmpty()) {
            return one(named, How.NAME);
        }
        Set<Facility> aliased = byAlias.getOrDefault(whole, Set.of());
        if (!aliased.isEmpty()) {
            return one(aliased, How.ALIAS);
        }
        NameForm form = NameForm.of(text);
        List<Facility> called = byCore.getOrDefault(new Key(source, form.core()), Set.of()).stream()
                .filter(form::admits)
                .toList();
        if (called.isEmpty()) {
            return new FacilityMatch.Unknown(text, code);
        }
        return one(called, form.namesPartOf(called.getFirst()) ? How.PART_OF_COMPLEX : How.ALIAS);
    }

    /**
     * Facilities for a query: the one with this id; else those of this very name; else those whose names and aliases
     * hold every word of the text; else those so called without their words of kind. In the order of their ids.
     *
     * @param state two-letter code of the state they stand in, null for all
     */
    public List<Facility> search(String text, @Nullable String state) {
        List<String> asked = Folding.words(text);
        if (asked.isEmpty()) {
            return List.of();
        }
        String name = NameForm.whole(text);
        NameForm form = NameForm.of(text);
        return Stream.<Predicate<Facility>>of(
                        facility -> facility.id().equals(text.strip()),
                        facility -> isIn(byName, facility, name),
                        facility -> searchWords
                                .getOrDefault(facility.id(), List.of())
                                .containsAll(asked),
                        facility -> isIn(byCore, facility, form.core()) && form.admits(facility))
                .map(fits -> byId.values().stream()
                        .filter(facility -> state == null || facility.state().equalsIgnoreCase(state))
                        .filter(fits)
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isIn(Map<Key, Set<Facility>> index, Facility facility, String text) {
        return index.getOrDefault(new Key(facility.source(), text), Set.of()).contains(facility);
    }

    private static FacilityMatch one(Collection<Facility> facilities, How how) {
        return facilities.size() == 1
                ? new FacilityMatch.Matched(facilities.iterator().next(), how)
                : new FacilityMatch.Ambiguous(new ArrayList<>(facilities));
    }

    private void add(CSVRecord row) {
        SourceId source = new SourceId(row.get("source"));
        var facility = new Facility(
                row.get("id"),
                row.get("name"),
                source,
                ReferenceTable.optional(row, "agency_code"),
                FacilityType.valueOf(row.get("type")),
                ReferenceTable.optional(row, "street"),
                row.get("city"),
                row.get("state"),
                ReferenceTable.optional(row, "zip"),
                row.get("origin"));
        byId.put(facility.id(), facility);
        String code = facility.agencyCode();
        if (code != null) {
            byCode.put(new Key(source, code), facility);
        }
        put(byName, source, NameForm.whole(facility.name()), facility);
        put(byCore, source, NameForm.of(facility.name()).core(), facility);
        List<String> aliases = Stream.of(row.get("aliases"))
                .flatMap(text -> Arrays.stream(text.split("\\|")))
                .filter(alias -> !alias.isBlank())
                .toList();
        for (String alias : aliases) {
            put(byAlias, source, NameForm.whole(alias), facility);
            put(byCore, source, NameForm.of(alias).core(), facility);
        }
        var words = new ArrayList<>(Folding.words(facility.name()));
        aliases.forEach(alias -> words.addAll(Folding.words(alias)));
        searchWords.put(facility.id(), List.copyOf(words));
    }

    private static void put(Map<Key, Set<Facility>> index, SourceId source, String text, Facility facility) {
        index.computeIfAbsent(new Key(source, text), key -> new LinkedHashSet<>())
                .add(facility);
    }
}
