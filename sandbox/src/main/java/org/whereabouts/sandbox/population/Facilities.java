package org.whereabouts.sandbox.population;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** The institutions of the agencies, drawn in proportion to their size. */
final class Facilities {
    private record Entry(Facility facility, String sexes, double weight) {}

    private final List<Facility> all;
    private final Map<Agency, Map<Sex, Weighted<Entry>>> bySex = new EnumMap<>(Agency.class);

    private Facilities(List<Entry> entries) {
        all = entries.stream().map(Entry::facility).toList();
        for (Agency agency : Agency.values()) {
            Map<Sex, Weighted<Entry>> choices = new EnumMap<>(Sex.class);
            for (Sex sex : Sex.values()) {
                String letter = sex == Sex.FEMALE ? "F" : "M";
                List<Entry> open = entries.stream()
                        .filter(entry -> entry.facility().agency() == agency
                                && entry.sexes().contains(letter))
                        .toList();
                choices.put(sex, Weighted.of(open, Entry::weight));
            }
            bySex.put(agency, choices);
        }
    }

    static Facilities load() {
        return new Facilities(
                Table.read("facilities.csv").stream().map(Facilities::entry).toList());
    }

    private static Entry entry(CSVRecord row) {
        Facility facility = new Facility(
                Agency.ofSource(row.get("site")),
                row.get("code"),
                row.get("name"),
                row.get("type"),
                row.get("city"),
                row.get("state"));
        return new Entry(facility, row.get("sexes"), Double.parseDouble(row.get("weight")));
    }

    /** The agency's facilities, whoever is in them. */
    List<Facility> of(Agency agency) {
        return all.stream().filter(facility -> facility.agency() == agency).toList();
    }

    /** A facility of the agency that takes people of this sex. */
    Facility draw(Agency agency, Sex sex, Chance chance) {
        Map<Sex, Weighted<Entry>> choices = bySex.getOrDefault(agency, Map.of());
        Weighted<Entry> open = choices.get(sex);
        if (open == null) {
            throw new IllegalStateException("No facility of " + agency.sourceId() + " takes " + sex);
        }
        return open.draw(chance).facility();
    }

    /** Another facility than {@code current}, or the same where the agency has no other. */
    Facility drawOther(Facility current, Sex sex, Chance chance) {
        Facility drawn = current;
        for (int attempt = 0; attempt < 20 && drawn.equals(current); attempt++) {
            drawn = draw(current.agency(), sex, chance);
        }
        return drawn;
    }
}
