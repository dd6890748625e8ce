package org.whereabouts.sandbox.population;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * Surnames and first names by their frequency in the United States. The census writes {@code MUNOZ}, {@code OBRIEN} and
 * {@code DELACRUZ}; here they get back the spelling that their bearers (or some of them) use.
 */
final class NameSource {
    /** A surname as drawn. */
    record Surname(String spelled, boolean hispanic) {}

    private record Entry(String name, double weight, boolean hispanic) {}

    private record Spelling(String spelled, double share) {}

    private final Weighted<Entry> surnames;
    private final Weighted<Entry> hispanicSurnames;
    private final Weighted<Entry> jointSurnames;
    private final Map<Sex, Weighted<Entry>> given;
    private final Map<Sex, Weighted<Entry>> hispanicGiven;
    private final Map<String, Spelling> surnameSpellings;
    private final Map<String, Spelling> givenSpellings;

    private NameSource(List<Entry> surnames, Map<Sex, List<Entry>> given) {
        this.surnames = Weighted.of(surnames, Entry::weight);
        this.hispanicSurnames = Weighted.of(hispanic(surnames), Entry::weight);
        this.given = bySex(given, Function.identity());
        this.hispanicGiven = bySex(given, NameSource::hispanic);
        this.surnameSpellings = spellings("surname_spellings.csv", "surname");
        this.givenSpellings = spellings("first_name_spellings.csv", "name");
        this.jointSurnames = Weighted.of(surnames.stream().filter(this::isJoint).toList(), Entry::weight);
    }

    static NameSource load() {
        List<Entry> surnames = Table.read("surnames.csv").stream()
                .map(row -> entry(row, "surname", "percent"))
                .toList();
        List<CSVRecord> firstNames = Table.read("first_names.csv");
        Map<Sex, List<Entry>> given = new EnumMap<>(Sex.class);
        given.put(Sex.FEMALE, firstNames(firstNames, "F"));
        given.put(Sex.MALE, firstNames(firstNames, "M"));
        return new NameSource(surnames, given);
    }

    Surname surname(Chance chance) {
        return spelled(surnames.draw(chance), chance);
    }

    Surname hispanicSurname(Chance chance) {
        return spelled(hispanicSurnames.draw(chance), chance);
    }

    /** A surname with a particle or an apostrophe: De La Cruz, St John, O'Brien. */
    Surname jointSurname(Chance chance) {
        Entry entry = jointSurnames.draw(chance);
        Spelling spelling = surnameSpellings.get(entry.name());
        return new Surname(spelling == null ? inMixedCase(entry.name()) : spelling.spelled(), entry.hispanic());
    }

    String given(Sex sex, boolean hispanic, Chance chance) {
        Map<Sex, Weighted<Entry>> source = hispanic ? hispanicGiven : given;
        Weighted<Entry> names = source.get(sex);
        if (names == null) {
            throw new IllegalStateException("No first names for " + sex);
        }
        String name = names.draw(chance).name();
        Spelling spelling = givenSpellings.get(name);
        return spelling != null && chance.happens(spelling.share()) ? spelling.spelled() : name;
    }

    private Surname spelled(Entry entry, Chance chance) {
        Spelling spelling = surnameSpellings.get(entry.name());
        String spelled =
                spelling != null && chance.happens(spelling.share()) ? spelling.spelled() : inMixedCase(entry.name());
        return new Surname(spelled, entry.hispanic());
    }

    private boolean isJoint(Entry entry) {
        Spelling spelling = surnameSpellings.get(entry.name());
        return spelling != null && spelling.spelled().matches(".*[' ].*");
    }

    private static String inMixedCase(String census) {
        if (census.startsWith("MC") && census.length() > 3) {
            return "Mc" + inMixedCase(census.substring(2));
        }
        return census.charAt(0) + census.substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<Entry> firstNames(List<CSVRecord> rows, String sex) {
        Predicate<CSVRecord> ofSex = row -> row.get("sex").equals(sex);
        return rows.stream()
                .filter(ofSex)
                .map(row -> entry(row, "name", "births"))
                .toList();
    }

    private static Entry entry(CSVRecord row, String name, String weight) {
        return new Entry(
                row.get(name),
                Double.parseDouble(row.get(weight)),
                row.get("hispanic").equals("Y"));
    }

    private static List<Entry> hispanic(List<Entry> entries) {
        return entries.stream().filter(Entry::hispanic).toList();
    }

    private static Map<Sex, Weighted<Entry>> bySex(
            Map<Sex, List<Entry>> names, Function<List<Entry>, List<Entry>> selection) {
        Map<Sex, Weighted<Entry>> weighted = new EnumMap<>(Sex.class);
        names.forEach((sex, entries) -> weighted.put(sex, Weighted.of(selection.apply(entries), Entry::weight)));
        return weighted;
    }

    private static Map<String, Spelling> spellings(String resource, String name) {
        return Table.read(resource).stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> row.get(name),
                        row -> new Spelling(row.get("spelling"), Double.parseDouble(row.get("share")))));
    }
}
