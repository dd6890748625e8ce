package org.whereabouts.normalizer.facility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whereabouts.normalizer.folding.Folding;

/**
 * A facility's name taken apart: what it is called, and the words that say of which kind it is.
 * {@code FCI Allenwood Low}, {@code Allenwood Low FCI} and {@code ALLENWOOD} are called the same.
 *
 * @param core the folded name without words of kind
 * @param kinds what those words admit; every type when there were none
 * @param level true when a security level was named ({@code Low}), as only parts of a complex have it
 */
record NameForm(String core, Set<FacilityType> kinds, boolean level) {

    private static final Map<List<String>, Set<FacilityType>> KINDS = kindWords();

    private static final Set<String> LEVELS =
            Set.of("low", "medium", "high", "minimum", "camp", "scp", "i", "ii", "1", "2");

    private static final Map<String, String> SHORT =
            Map.of("twp", "township", "ft", "fort", "mt", "mount", "co", "county");

    NameForm {
        kinds = Set.copyOf(kinds);
    }

    static NameForm of(String text) {
        List<String> words = Folding.words(text).stream()
                .map(word -> SHORT.getOrDefault(word, word))
                .toList();
        var core = new ArrayList<>(words);
        var kinds = EnumSet.noneOf(FacilityType.class);
        KINDS.forEach((kind, types) -> {
            int at = Collections.indexOfSubList(core, kind);
            boolean atEdge = at == 0 || at + kind.size() == core.size();
            if (at >= 0 && core.size() > kind.size() && (atEdge || isLevel(core.getLast()))) {
                core.subList(at, at + kind.size()).clear();
                kinds.addAll(types);
            }
        });
        if (core.size() > 1 && core.getFirst().equals("at")) {
            // "State Correctional Institution at Phoenix"
            core.removeFirst();
        }
        boolean level = core.size() > 1 && isLevel(core.getLast()) && !kinds.isEmpty();
        if (level) {
            core.removeLast();
        }
        return new NameForm(String.join(" ", core), kinds.isEmpty() ? EnumSet.allOf(FacilityType.class) : kinds, level);
    }

    /** Whether a facility is of the kind that the text names. */
    boolean admits(Facility facility) {
        return kinds.contains(facility.type()) && (!level || facility.type() == FacilityType.COMPLEX);
    }

    /** Whether the text names an institution that is a part of this complex, and not the complex. */
    boolean namesPartOf(Facility facility) {
        return facility.type() == FacilityType.COMPLEX
                && (level || (kinds.contains(FacilityType.PRISON) && kinds.size() < FacilityType.values().length));
    }

    /** The folded words of a text, nothing taken away. */
    static String whole(String text) {
        return String.join(" ", Folding.words(text));
    }

    private static boolean isLevel(String word) {
        return LEVELS.contains(word);
    }

    private static Map<List<String>, Set<FacilityType>> kindWords() {
        Set<FacilityType> institution =
                EnumSet.complementOf(EnumSet.of(FacilityType.REENTRY_OFFICE, FacilityType.JAIL));
        Set<FacilityType> prison = EnumSet.of(FacilityType.PRISON, FacilityType.COMPLEX);
        Set<FacilityType> detention = EnumSet.of(FacilityType.DETENTION_CENTER);
        Set<FacilityType> office = EnumSet.of(FacilityType.REENTRY_OFFICE);
        // Longer phrases first: "state correctional institution" before "correctional institution".
        var kinds = new LinkedHashMap<List<String>, Set<FacilityType>>();
        kinds.put(List.of("state", "correctional", "institution"), institution);
        kinds.put(List.of("federal", "correctional", "institution"), prison);
        kinds.put(List.of("federal", "correctional", "complex"), EnumSet.of(FacilityType.COMPLEX));
        kinds.put(List.of("federal", "prison", "camp"), prison);
        kinds.put(List.of("federal", "medical", "center"), EnumSet.of(FacilityType.MEDICAL, FacilityType.COMPLEX));
        kinds.put(List.of("federal", "detention", "center"), detention);
        kinds.put(List.of("federal", "transfer", "center"), EnumSet.of(FacilityType.TRANSFER_CENTER));
        kinds.put(List.of("metropolitan", "detention", "center"), detention);
        kinds.put(List.of("metropolitan", "correctional", "center"), detention);
        kinds.put(List.of("residential", "reentry", "office"), office);
        kinds.put(List.of("residential", "reentry", "management"), office);
        kinds.put(List.of("intermediate", "sanction", "facility"), EnumSet.of(FacilityType.TREATMENT));
        kinds.put(List.of("us", "penitentiary"), prison);
        kinds.put(List.of("u", "s", "penitentiary"), prison);
        kinds.put(List.of("correctional", "institution"), institution);
        kinds.put(List.of("correctional", "center"), institution);
        kinds.put(List.of("correctional", "facility"), institution);
        kinds.put(List.of("transfer", "facility"), institution);
        kinds.put(List.of("medical", "facility"), institution);
        kinds.put(List.of("geriatric", "facility"), institution);
        kinds.put(List.of("state", "jail"), EnumSet.of(FacilityType.STATE_JAIL));
        kinds.put(List.of("sj"), EnumSet.of(FacilityType.STATE_JAIL));
        kinds.put(List.of("unit"), institution);
        kinds.put(List.of("sci"), institution);
        kinds.put(List.of("fci"), prison);
        kinds.put(List.of("usp"), prison);
        kinds.put(List.of("fpc"), prison);
        kinds.put(List.of("fcc"), EnumSet.of(FacilityType.COMPLEX));
        kinds.put(List.of("fmc"), EnumSet.of(FacilityType.MEDICAL, FacilityType.COMPLEX));
        kinds.put(List.of("fdc"), detention);
        kinds.put(List.of("mdc"), detention);
        kinds.put(List.of("mcc"), detention);
        kinds.put(List.of("ftc"), EnumSet.of(FacilityType.TRANSFER_CENTER));
        kinds.put(List.of("rrm"), office);
        kinds.put(List.of("ccm"), office);
        kinds.put(List.of("rro"), office);
        return kinds;
    }
}
