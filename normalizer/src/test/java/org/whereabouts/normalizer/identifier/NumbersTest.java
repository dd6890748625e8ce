package org.whereabouts.normalizer.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.SourceProfile.NumberFormat;

class NumbersTest {

    private static final NumberFormat BOP = new NumberFormat("register number", "\\d{5}-\\d{3}", 8, 5, "00000-000");
    private static final NumberFormat TDCJ = new NumberFormat("TDCJ number", "\\d{8}", 8, null, "00000001");
    private static final NumberFormat PA = new NumberFormat("inmate number", "[A-Z]{2}\\d{4}", null, null, "QQ0001");
    private static final NumberFormat JACKET = new NumberFormat("jacket number", "\\d{1,9}", null, null, "1001");

    @ParameterizedTest
    @CsvSource({
        "12345-678, 12345-678",
        "12345678, 12345-678",
        "12345 678, 12345-678",
        "1234567, 01234-567",
        "1234-678, 01234-678",
        "12345–678, 12345-678",
        "Inmate # 12345-678, 12345-678",
        "Reg. No. 12345-678, 12345-678",
        "BOP register number 12345 678, 12345-678",
    })
    void federalRegisterNumbers(String text, String canonical) {
        assertThat(Numbers.canonical(BOP, text)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "01234567, 01234567",
        "1234567, 01234567",
        "12345, 00012345",
        "TDCJ #01234567, 01234567",
        "TDCJ# 1234567, 01234567",
        "０１２３４５６７, 01234567",
    })
    void texasNumbersArePadded(String text, String canonical) {
        assertThat(Numbers.canonical(TDCJ, text)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "QQ0001, QQ0001",
        "qq0001, QQ0001",
        "QQ 0001, QQ0001",
        "QQ-0001, QQ0001",
        "inmate QQ0001, QQ0001",
        "Inmate: QQ 0001, QQ0001"
    })
    void pennsylvaniaNumbersHaveLetters(String text, String canonical) {
        assertThat(Numbers.canonical(PA, text)).contains(canonical);
    }

    @Test
    void shortNumbersAreTakenAsTheyAre() {
        assertThat(Numbers.canonical(JACKET, "1001")).contains("1001");
        assertThat(Numbers.canonical(JACKET, "Jacket 1001")).contains("1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "none", "123456789012", "12-34", "A1234567", "#"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(Numbers.canonical(TDCJ, text)).isEmpty();
    }

    @Test
    void aLabelIsNoPartOfANumber() {
        assertThat(Numbers.canonical(PA, "inmate ID 1234")).isEmpty();
        assertThat(Numbers.canonical(PA, "No 1234")).isEmpty();
    }

    @Test
    void aYearInATextIsNotPaddedToANumber() {
        assertThat(Numbers.canonical(TDCJ, "born 1980")).isEmpty();
    }

    @Test
    void twoDifferentNumbersAreNone() {
        assertThat(Numbers.canonical(BOP, "12345-678 or 12345-679")).isEmpty();
        assertThat(Numbers.canonical(BOP, "12345-678, that is 12345678")).contains("12345-678");
    }

    @Test
    void absurdlyLongTextsHoldNoNumber() {
        assertThat(Numbers.canonical(BOP, "12345-678 ".repeat(1000))).isEmpty();
    }

    @Test
    void canonicalNumbersStayAsTheyAre() {
        qt().forAll(integers().between(0, 99_999_999)).check(n -> {
            String digits = String.format("%08d", n);
            String dashed = digits.substring(0, 5) + "-" + digits.substring(5);
            return Numbers.canonical(TDCJ, digits).orElse("").equals(digits)
                    && Numbers.canonical(TDCJ, Integer.toString(n)).orElse("").equals(digits)
                    && Numbers.canonical(BOP, dashed).orElse("").equals(dashed)
                    && Numbers.canonical(BOP, digits).orElse("").equals(dashed)
                    && Numbers.canonical(BOP, "Inmate # " + dashed).orElse("").equals(dashed);
        });
    }

    @Test
    void whatComesOutFitsThePattern() {
        qt().forAll(strings().betweenCodePoints(' ', 'z').ofLengthBetween(0, 20))
                .check(text -> Numbers.canonical(PA, text)
                                .map(number -> number.matches(PA.pattern()))
                                .orElse(true)
                        && Numbers.canonical(BOP, text)
                                .map(number -> number.matches(BOP.pattern()))
                                .orElse(true));
    }
}
