package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameAnalysisTest {

    @Test
    void tokensAreFoldedWordsOfAllPartsButTheSuffix() {
        assertThat(held("NUÑEZ-O'BRIEN, JOSÉ L JR").tokens()).containsExactly("jose", "l", "nunez", "obrien");
    }

    @Test
    void initialsHaveNeitherSpellingNorSoundNorNickname() {
        NameKeys keys = held("SMITH, J");
        assertThat(keys.spelling()).doesNotContain("j");
        assertThat(keys.nicknames()).doesNotContain("j");
        assertThat(keys.phonetic()).isEqualTo(Phonetics.codes("smith"));
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Jose de la Cruz; DELACRUZ, JOSE; delacruz",
                "Jose Delacruz; DE LA CRUZ, JOSE; delacruz",
                "Jose Garcia Lopez; GARCIALOPEZ, JOSE; garcialopez",
                "Jose Garcialopez; GARCIA LOPEZ, JOSE; garcialopez",
                "Jose Garcialopez; GARCIA-LOPEZ, JOSE; garcialopez",
                "Sean O Brien; O'BRIEN, SEAN; obrien",
                "Sean Obrien; O'BRIEN, SEAN; obrien",
                "Maryann Lee; LEE, MARY ANN; maryann",
                "Ronald Mcdonald; MC DONALD, RONALD; mcdonald",
                "Garcia Lopez Jose; GARCIALOPEZ, JOSE; garcialopez",
            })
    void wordsWrittenTogetherAndApartShareAJoinedForm(String asked, String held, String joined) {
        assertThat(common(query(asked).joined(), held(held).joined())).contains(joined);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Bob Smith; SMITH, ROBERT",
                "Robert Smith; SMITH, BOB",
                "Pepe Lopez; LOPEZ, JOSE",
                "Rob Smith; SMITH, BOB",
                "Smith Bob; SMITH, ROBERT"
            })
    void nicknamesFindNames(String asked, String held) {
        assertThat(common(query(asked).nicknames(), held(held).nicknames())).isNotEmpty();
    }

    @Test
    void soundsFindSpellings() {
        assertThat(common(
                        query("Philip Nicholson").phonetic(),
                        held("NICKOLSEN, FILIP").phonetic()))
                .hasSize(2);
    }

    @Test
    void orderPlaysNoRole() {
        assertThat(held("SMITH, JOHN").tokens()).isEqualTo(held("JOHN, SMITH").tokens());
        assertThat(held("SMITH, JOHN").spelling()).isEqualTo(held("JOHN, SMITH").spelling());
    }

    @Test
    void everyHeldKeyIsAKeyOfTheSameNameAsked() {
        qt().forAll(Names.names()).check(name -> {
            NameKeys held = NameAnalysis.of(name);
            NameKeys asked = NameAnalysis.ofQuery(name);
            return asked.tokens().equals(held.tokens())
                    && asked.spelling().equals(held.spelling())
                    && asked.phonetic().equals(held.phonetic())
                    && asked.nicknames().containsAll(held.nicknames())
                    && asked.joined().containsAll(held.joined());
        });
    }

    @Test
    void caseMakesNoDifference() {
        qt().forAll(Names.names())
                .check(name -> NameAnalysis.ofQuery(name)
                        .equals(NameAnalysis.ofQuery(
                                NameParser.parse(name.display().toUpperCase(Locale.ROOT)))));
    }

    @Test
    void oneSlipInASurnameIsFound() {
        qt().forAll(Names.words(), integers().between(0, 1000), Names.letters()).check((surname, position, letter) -> {
            int at = position % surname.length();
            String slipped = surname.substring(0, at) + letter + surname.substring(at + 1);
            return !common(
                            held(surname + ", X").spelling(),
                            query("X " + slipped).spelling())
                    .isEmpty();
        });
    }

    private static NameKeys held(String text) {
        return NameAnalysis.of(NameParser.parse(text));
    }

    private static NameKeys query(String text) {
        return NameAnalysis.ofQuery(NameParser.parse(text));
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return Collections.unmodifiableSet(common);
    }
}
