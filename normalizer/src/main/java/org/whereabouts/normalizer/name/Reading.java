package org.whereabouts.normalizer.name;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to understand the words of a name, folded. Where given names end and surnames begin is certain only for names
 * from separate fields, so a comparison also tries the other places.
 *
 * @param given the given name's words
 * @param middle further words between given and family name
 * @param family the family name's words, never empty
 * @param swapped true when the words are read as family name first
 */
record Reading(List<String> given, List<String> middle, List<String> family, boolean swapped) {

    /** No name has more words that could belong to either side. */
    private static final int MOST_WORDS = 8;

    /** The name as it was parsed. */
    static Reading asParsed(PersonName name) {
        String middle = name.middle();
        return new Reading(
                NameAnalysis.words(name.given()),
                middle == null ? List.of() : NameAnalysis.words(middle),
                NameAnalysis.familyWords(name),
                false);
    }

    /** The other ways: the borders of the middle name moved, or family name first. */
    List<Reading> alternatives() {
        var words = new ArrayList<>(given);
        words.addAll(middle);
        int familyAt = words.size();
        words.addAll(family);
        var readings = new ArrayList<Reading>();
        if (given.isEmpty() || words.size() > MOST_WORDS) {
            return readings;
        }
        for (int familyFrom = 1; familyFrom <= familyAt; familyFrom++) {
            for (int middleFrom = 1; middleFrom <= familyFrom; middleFrom++) {
                boolean moved = middleFrom != given.size() || familyFrom != familyAt;
                if (moved && areWords(words.subList(1, middleFrom)) && areWords(words.subList(familyFrom, familyAt))) {
                    readings.add(new Reading(
                            words.subList(0, middleFrom),
                            words.subList(middleFrom, familyFrom),
                            words.subList(familyFrom, words.size()),
                            false));
                }
            }
        }
        for (int givenFrom = 1; givenFrom < words.size(); givenFrom++) {
            readings.add(new Reading(
                    words.subList(givenFrom, givenFrom + 1),
                    words.subList(givenFrom + 1, words.size()),
                    words.subList(0, givenFrom),
                    true));
        }
        return readings;
    }

    /** An initial stays in the middle: it is no part of another name. The y of "Ortega y Gasset" may be. */
    private static boolean areWords(List<String> words) {
        return words.stream().allMatch(word -> word.length() > 1 || Particles.isParticle(word));
    }
}
