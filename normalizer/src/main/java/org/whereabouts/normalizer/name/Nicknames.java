package org.whereabouts.normalizer.name;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.whereabouts.normalizer.reference.ReferenceTable;

/**
 * Which given names are short for which. The shipped table is {@code nicknames.csv}; its ORIGIN.md says where it comes
 * from. Relations are never chained: Al is short for Albert and for Alexander, which does not make those two one name.
 */
final class Nicknames {

    private static final Nicknames SHIPPED = new Nicknames();

    private final Map<String, Set<String>> namesOf = new HashMap<>();
    private final Map<String, Set<String>> agreeing = new HashMap<>();

    private Nicknames() {
        for (CSVRecord row : ReferenceTable.rows(Nicknames.class, "nicknames.csv")) {
            String name = row.get("name");
            String nickname = row.get("nickname");
            namesOf.computeIfAbsent(nickname, key -> new HashSet<>()).add(name);
            if (row.get("use").equals("agree")) {
                agreeing.computeIfAbsent(nickname, key -> new HashSet<>()).add(name);
            }
        }
    }

    static Nicknames shipped() {
        return SHIPPED;
    }

    /** The full names that this folded given name may be short for; empty for most. */
    Set<String> namesOf(String given) {
        return namesOf.getOrDefault(given, Set.of());
    }

    /** True when one is a well attested short form of the other. */
    boolean agree(String one, String other) {
        return agreeing.getOrDefault(one, Set.of()).contains(other)
                || agreeing.getOrDefault(other, Set.of()).contains(one);
    }

    /** True when one may be short for the other, or both for the same name. */
    boolean related(String one, String other) {
        Set<String> ones = namesOf(one);
        Set<String> others = namesOf(other);
        return ones.contains(other) || others.contains(one) || ones.stream().anyMatch(others::contains);
    }
}
