package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberKeyTest {

    @ParameterizedTest
    @CsvSource({
        "12345-678, 12345678",
        "01234567, 1234567",
        "qa1234, QA1234",
        "2024-0001234, 20240001234",
        "0000, 0",
        "A-0012, A0012",
        "１２３, 123",
    })
    void keyIsTheNumberWithoutDecoration(String number, String key) {
        assertThat(NumberKey.of(number)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " - ", "#"})
    void noLettersAndDigitsGiveNoKey(String text) {
        assertThat(NumberKey.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "unknown", "TDCJ #"})
    void typedTextWithoutDigitsGivesNoKey(String text) {
        assertThat(NumberKey.meant(text)).isEmpty();
        assertThat(NumberKey.ofTyped(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Inmate # 12345-678, 12345678",
        "QA1234, QA1234",
        "QA 1234, QA1234",
        "A-12345, A12345",
        "TDCJ01234567, 1234567",
        "id 1234, 1234",
        "No. 1234, 1234",
        "12345 678 Block 7, 12345678",
    })
    void wordsAroundANumberAreLeftOut(String typed, String key) {
        assertThat(NumberKey.meant(typed)).contains(key);
        assertThat(NumberKey.ofTyped(typed)).startsWith(key);
    }

    @Test
    void lettersOfANumberAreNotLeftOut() {
        assertThat(NumberKey.ofTyped("QA1234")).doesNotContain("1234");
    }

    @Test
    void numberWithAStateInFrontIsFoundAllTheSame() {
        assertThat(NumberKey.ofTyped("TX 01234567")).contains("1234567");
    }

    /** However an agency's number is written, its key is the one meant. */
    @Test
    void everyWayOfWritingANumberMeansIt() {
        var random = new Random(20260302);
        for (int i = 0; i < 2_000; i++) {
            String number = number(random);
            for (String typed : writings(number, random)) {
                assertThat(NumberKey.meant(typed))
                        .as("%s for %s", typed, number)
                        .isEqualTo(NumberKey.of(number));
            }
        }
    }

    private static String number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "%05d-%03d".formatted(random.nextInt(100_000), random.nextInt(1_000));
            case 1 -> "%08d".formatted(random.nextInt(100_000_000));
            case 2 -> "%c%c%04d".formatted('A' + random.nextInt(26), 'A' + random.nextInt(26), random.nextInt(10_000));
            default -> "%d-%07d".formatted(2020 + random.nextInt(7), random.nextInt(10_000_000));
        };
    }

    private static List<String> writings(String number, Random random) {
        String label = new String[] {"Inmate", "TDCJ", "Reg. No.", "ID:", "number"}[random.nextInt(5)];
        return List.of(
                number,
                number.toLowerCase(Locale.ROOT),
                " " + number + " ",
                number.replace("-", ""),
                number.replace("-", " "),
                number.replace('-', '–'),
                "#" + number,
                label + " " + number,
                label + " # " + number,
                label + "#" + number,
                number + " (" + label + ")");
    }
}
