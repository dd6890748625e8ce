package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class SpellingKeysTest {

    private static final Gen<Integer> POSITIONS = integers().between(0, 1000);
    private static final Gen<Character> LETTERS = Names.letters();

    @Test
    void aWordAndWhatRemainsWithoutOneLetter() {
        assertThat(SpellingKeys.of("cruz")).containsExactlyInAnyOrder("cruz", "ruz", "cuz", "crz", "cru");
    }

    @Test
    void shortWordsStandForThemselves() {
        assertThat(SpellingKeys.of("lee")).containsExactly("lee");
        assertThat(SpellingKeys.of("j")).isEmpty();
    }

    @Test
    void noWordIsLongEnoughToFloodTheIndex() {
        assertThat(SpellingKeys.of("q".repeat(300))).hasSize(1);
    }

    @Test
    void aLetterTooManyIsFound() {
        qt().forAll(Names.words(), POSITIONS, LETTERS).check((word, position, letter) -> {
            int at = position % (word.length() + 1);
            return share(word, word.substring(0, at) + letter + word.substring(at));
        });
    }

    @Test
    void aLetterTooFewIsFound() {
        qt().forAll(Names.words(), POSITIONS).check((word, position) -> {
            int at = position % word.length();
            return share(word, word.substring(0, at) + word.substring(at + 1));
        });
    }

    @Test
    void aWrongLetterIsFound() {
        qt().forAll(Names.words(), POSITIONS, LETTERS).check((word, position, letter) -> {
            int at = position % word.length();
            return share(word, word.substring(0, at) + letter + word.substring(at + 1));
        });
    }

    @Test
    void twoLettersSwappedAreFound() {
        qt().forAll(Names.words(), POSITIONS).check((word, position) -> {
            int at = position % (word.length() - 1);
            return share(word, word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2));
        });
    }

    private static boolean share(String one, String other) {
        return !Collections.disjoint(SpellingKeys.of(one), SpellingKeys.of(other));
    }
}
