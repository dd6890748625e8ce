package org.whereabouts.normalizer.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Núñez, nunez",
        "MUÑOZ, munoz",
        "Straße, strasse",
        "Łukasz, lukasz",
        "Øster, oster",
        "Þór, thor",
        "İbrahim, ibrahim",
        "ﬁsher, fisher",
        "Smith-Jones, smith-jones",
    })
    void marksGoAndLettersBecomeAscii(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @Test
    void composedAndDecomposedLettersFoldTheSame() {
        assertThat(Folding.fold("Jose\u0301")).isEqualTo(Folding.fold("Jos\u00e9"));
    }

    @Test
    void otherScriptsStay() {
        assertThat(Folding.words("ФЁДОР Достоевский")).containsExactly("федор", "достоевскии");
    }

    @Test
    void apostrophesJoinAndEverythingElseParts() {
        assertThat(Folding.words("O'Brien O’Brien Oʼbrien")).containsOnly("obrien");
        assertThat(Folding.words(" Smith-Jones,  J. ")).containsExactly("smith", "jones", "j");
    }

    @Test
    void nothingHasNoWords() {
        assertThat(Folding.words(" -' ")).isEqualTo(List.of());
    }

    @Test
    void foldingIsIdempotentForEveryCharacter() {
        for (int c = 0; c <= 0x1FFFF; c++) {
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
                String once = Folding.fold(Character.toString(c));
                assertThat(Folding.fold(once)).as("U+%04X", c).isEqualTo(once);
            }
        }
    }

    @Test
    void foldingIsIdempotentForEveryText() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 20)).check(text -> {
            String once = Folding.fold(text);
            return Folding.fold(once).equals(once);
        });
    }

    @Test
    void manyThreadsMayFoldAtOnce() {
        List<String> texts = IntStream.range(0, 2_000)
                .mapToObj(i -> "Núñez-Łukasz " + Character.toString(0xC0 + i % 200))
                .toList();
        List<String> alone = texts.stream().map(Folding::fold).toList();
        assertThat(texts.parallelStream().map(Folding::fold).toList()).isEqualTo(alone);
    }

    @Test
    void wordsAreFoldedAlready() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 20)).check(text -> {
            List<String> words = Folding.words(text);
            return Folding.words(String.join(" ", words)).equals(words);
        });
    }
}
