package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparisonTest {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "John Smith; SMITH, JOHN",
                "john smith; SMITH,JOHN",
                "José Núñez; NUNEZ, JOSE",
                "Sean OBrien; O'BRIEN, SEAN",
                "Sean O'Brien; O BRIEN, SEAN",
                "Mary Smith-Jones; SMITH JONES, MARY",
                "Mary Smithjones; SMITH-JONES, MARY",
                "Jose de la Cruz; DELACRUZ, JOSE",
                "Jose Garcia Lopez; GARCIA LOPEZ, JOSE",
                "Jose Garcia Lopez; GARCIA-LOPEZ, JOSE",
                "Mary Ann Smith; SMITH, MARYANN",
                "Bob Smith; SMITH, ROBERT",
                "Mike Smith; SMITH, MICHAEL A",
                "John A Smith; SMITH, JOHN ALLEN",
                "John Smith; SMITH, JOHN ALLEN",
                "John Smith; SMITH, JOHN JR",
                "John Smith Jr; SMITH JR, JOHN",
                "Jose Luis Garcia; GARCIA LOPEZ, JOSE LUIS",
                "Jose L Garcia; GARCIA LOPEZ, JOSE LUIS",
            })
    void agree(String asked, String held) {
        assertThat(compare(asked, held).agrees()).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Jon Smyth; SMITH, JOHN; family: typo",
                "Jonh Smith; SMITH, JOHN; given: typo",
                "John Nickolsen; NICHOLSON, JOHN; family: phonetic",
                "J Smith; SMITH, JOHN; given: initial",
                "J C Smith; SMITH,J C; given: initial",
                "Smith John; SMITH, JOHN; name: swapped",
                "Garcia Lopez Jose; GARCIA LOPEZ, JOSE; name: swapped",
                "John Smith Jr; SMITH, JOHN SR; suffix: suffix conflict",
                "John Smith II; SMITH, JOHN III; suffix: suffix conflict",
                "John Allen Smith; SMITH, JOHN BRUCE; middle: middle conflict",
                "John A Smith; SMITH, JOHN BRUCE; middle: middle conflict",
                "John Allen Smith; SMITH, JOHN ALAN; middle: middle conflict",
                "Jose Garcia; GARCIA LOPEZ, JOSE; family: one surname",
                "Pepe Luis Garcia; GARCIA LOPEZ, JOSE LUIS; family: one surname",
                "Jose Luis Lopez; GARCIA LOPEZ, JOSE LUIS; family: last surname",
                "Jose Cruz; DE LA CRUZ, JOSE; family: particle",
                "Aaron Smith; SMITH, ERIN; given: loose nickname",
                "Smith; SMITH, JOHN; given: missing",
                "David Jones; BROWN, MICHAEL; family: different",
            })
    void doNotAgreeAndSayWhy(String asked, String held, String evidence) {
        NameComparison comparison = compare(asked, held);
        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.evidence()).extracting(Evidence::text).contains(evidence);
    }

    @Test
    void theCloserNameScoresHigher() {
        List<String> closerFirst = List.of(
                "SMITH, ROBERT ALLEN",
                "SMITH, ROBERT",
                "SMITH, ROBERT ALLEN JR",
                "SMITH, BOB ALLEN",
                "SMYTH, ROBERT ALLEN",
                "SMITH, ROBERT BRUCE",
                "SMITH, R A",
                "JONES, MICHAEL");
        List<Double> scores = closerFirst.stream()
                .map(held -> compare("Robert Allen Smith", held).score())
                .toList();
        assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
    }

    @Test
    void evidenceNamesThePartsInOrder() {
        assertThat(compare("Bob A Smith Jr", "SMITH, ROBERT ALLEN").evidence())
                .extracting(Evidence::text)
                .containsExactly("family: exact", "given: nickname", "middle: initial", "suffix: missing suffix");
    }

    @Test
    void aMiddleNameIsNotTakenForASurnameUnlessThatExplainsTheOtherName() {
        assertThat(compare("John Allen Smith", "SMITH, JOHN BRUCE").evidence())
                .extracting(Evidence::text)
                .contains("family: exact");
    }

    @Test
    void everyNameAgreesWithItselfInAnyCase() {
        qt().forAll(Names.names()).assuming(name -> name.given().length() > 1).check(name -> {
            NameComparison comparison =
                    NameComparison.of(name, NameParser.parse(name.display().toUpperCase(Locale.ROOT)));
            return comparison.agrees() && comparison.score() == 1;
        });
    }

    @Test
    void comparisonIsSymmetric() {
        qt().forAll(Names.names(), Names.names()).check((one, other) -> {
            NameComparison there = NameComparison.of(one, other);
            NameComparison back = NameComparison.of(other, one);
            return there.agrees() == back.agrees() && Math.abs(there.score() - back.score()) < 1e-9;
        });
    }

    @Test
    void scoresStayWithinBounds() {
        qt().forAll(Names.names(), Names.names()).check((one, other) -> {
            double score = NameComparison.of(one, other).score();
            return score >= 0 && score <= 1;
        });
    }

    @Test
    void whatAgreesHasTheSameSurnameWordsOrOneOfTwo() {
        qt().withExamples(5000).forAll(Names.names(), Names.names()).check((one, other) -> {
            NameComparison comparison = NameComparison.of(one, other);
            return !comparison.agrees()
                    || comparison.evidence().stream()
                            .filter(evidence -> evidence.part().equals("family"))
                            .allMatch(evidence -> switch (evidence.kind()) {
                                case EXACT, FOLDED, ONE_SURNAME -> true;
                                default -> false;
                            });
        });
    }

    private static NameComparison compare(String asked, String held) {
        return NameComparison.of(NameParser.parse(asked), NameParser.parse(held));
    }
}
