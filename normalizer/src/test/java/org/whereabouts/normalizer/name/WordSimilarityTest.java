package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSimilarityTest {

    @ParameterizedTest
    @CsvSource({
        "smith, smyth, true",
        "smith, smiht, true",
        "smith, smth, true",
        "smith, smithe, true",
        "smith, xsmith, true",
        "smith, smith, false",
        "smith, smythe, false",
        "smith, msiht, false",
        "abcd, badc, false",
        "smith, jones, false",
    })
    void oneEdit(String one, String other, boolean expected) {
        assertThat(WordSimilarity.isOneEdit(one, other)).isEqualTo(expected);
        assertThat(WordSimilarity.isOneEdit(other, one)).isEqualTo(expected);
    }

    @Test
    void shortWordsHaveNoSlips() {
        assertThat(WordSimilarity.of("lee", "lea").kind()).isNotEqualTo(Evidence.Kind.TYPO);
        assertThat(WordSimilarity.of("leed", "lead").kind()).isEqualTo(Evidence.Kind.TYPO);
    }

    @Test
    void soundsAreLessThanSlipsAndMoreThanNothing() {
        PartMatch sound = WordSimilarity.of("katherine", "cathryn");
        assertThat(sound.kind()).isEqualTo(Evidence.Kind.PHONETIC);
        assertThat(sound.score())
                .isLessThan(WordSimilarity.of("katherine", "katherin").score());
        assertThat(sound.score())
                .isGreaterThan(WordSimilarity.of("katherine", "kimberly").score());
    }

    @Test
    void whatIsOneEditApartSharesASpellingKey() {
        qt().forAll(Names.words(), Names.words())
                .check((one, other) -> !WordSimilarity.isOneEdit(one, other)
                        || !Collections.disjoint(SpellingKeys.of(one), SpellingKeys.of(other)));
    }

    @Test
    void neverAsGoodAsTheSameWord() {
        qt().forAll(Names.words(), Names.words())
                .assuming((one, other) -> !one.equals(other))
                .check((one, other) -> WordSimilarity.of(one, other).score() < 1
                        && WordSimilarity.of(one, other).score() >= 0);
    }
}
