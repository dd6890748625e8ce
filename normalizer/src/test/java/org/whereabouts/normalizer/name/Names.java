package org.whereabouts.normalizer.name;

import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import org.quicktheories.core.Gen;

/** Synthetic names for property tests: shapes that occur, parts that combine freely. */
final class Names {

    private Names() {}

    static Gen<String> families() {
        return arbitrary()
                .pick(
                        "Smith",
                        "Ng",
                        "O'Brien",
                        "McDonald",
                        "MacArthur",
                        "Macias",
                        "de la Cruz",
                        "van Dyke",
                        "Garcia Lopez",
                        "Smith-Jones",
                        "Nuñez",
                        "Müller",
                        "Le",
                        "St John",
                        "Ortega y Gasset",
                        "Washington",
                        "D'Angelo",
                        "del Toro",
                        "Wójcik",
                        "Lee");
    }

    static Gen<String> givens() {
        return arbitrary()
                .pick(
                        "John",
                        "Jo",
                        "Mary",
                        "José",
                        "De'Andre",
                        "Jean-Luc",
                        "TJ",
                        "Robert",
                        "Bob",
                        "Ana",
                        "J",
                        "Catherine",
                        "Kate",
                        "Ian");
    }

    static Gen<String> middles() {
        return arbitrary().pick("", "", "A", "Michael", "Luis", "Ann", "Lee", "R R", "María");
    }

    static Gen<String> suffixes() {
        return arbitrary().pick("", "", "Jr", "Sr", "II", "III", "IV");
    }

    static Gen<PersonName> names() {
        return families().zip(givens(), middles(), suffixes(), NameParser::ofParts);
    }

    static Gen<Character> letters() {
        return integers().between('a', 'z').map(code -> (char) code.intValue());
    }

    /** Words of four to twelve letters. */
    static Gen<String> words() {
        return strings().betweenCodePoints('a', 'z').ofLengthBetween(4, 12);
    }
}
