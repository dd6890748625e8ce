package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                // text; family; given; middle; suffix
                "SMITH, JOHN MICHAEL JR; Smith; John; Michael; Jr",
                "SMITH,J C; Smith; J; C;",
                "SMITH, J.C.; Smith; J; C;",
                "'  SMITH ,  JOHN      '; Smith; John; ;",
                "SMITH JR, JOHN A; Smith; John; A; Jr",
                "SMITH, JR., JOHN; Smith; John; ; Jr",
                "SMITH, JOHN, SR.; Smith; John; ; Sr",
                "SMITH, JOHN 2ND; Smith; John; ; II",
                "SMITH, JOHN A IV; Smith; John; A; IV",
                "GARCIA LOPEZ, JOSE; Garcia Lopez; Jose; ;",
                "GARCIA-LOPEZ,MARIA; Garcia-Lopez; Maria; ;",
                "DE LA CRUZ, JOSE LUIS; de la Cruz; Jose; Luis;",
                "DELACRUZ,JOSE; Delacruz; Jose; ;",
                "VAN DYKE, DICK III; van Dyke; Dick; ; III",
                "MC DONALD, RONALD; Mc Donald; Ronald; ;",
                "O'BRIEN, SEAN; O'Brien; Sean; ;",
                "O’BRIEN, SEAN; O'Brien; Sean; ;",
                "ST. JOHN, MARY; St John; Mary; ;",
                "NUÑEZ, JOSÉ; Nuñez; José; ;",
                "WILLIAMS, DE'ANDRE JA'MARCUS; Williams; De'Andre; Ja'Marcus;",
                "SMITH, ROBERT \"BO\"; Smith; Robert; ;",
                "SMITH, ROBERT (BO); Smith; Robert; ;",
                "SMITH, JOHN NMN; Smith; John; ;",
                "ДОСТОЕВСКИЙ, ФЁДОР; Достоевский; Фёдор; ;",
            })
    void familyNameBeforeTheComma(
            String text, String family, String given, @Nullable String middle, @Nullable String suffix) {
        assertParts(NameParser.parse(text), family, given, middle, suffix);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "John Smith; Smith; John; ;",
                "john michael smith jr; Smith; John; Michael; Jr",
                "John Smith, Jr.; Smith; John; ; Jr",
                "JOHN SMITH, III; Smith; John; ; III",
                "J.C. Smith; Smith; J; C;",
                "J. R. R. Tolkien; Tolkien; J; R R;",
                "Jose de la Cruz; de la Cruz; Jose; ;",
                "Jose Garcia Lopez; Lopez; Jose; Garcia;",
                "Jose Ortega y Gasset; Ortega y Gasset; Jose; ;",
                "Juan Carlos de los Santos; de los Santos; Juan; Carlos;",
                "Maria de los Angeles Perez; Perez; Maria; de los Angeles;",
                "Dick van Dyke; van Dyke; Dick; ;",
                "Van Nguyen; Nguyen; Van; ;",
                "Ronald Mc Donald; Mc Donald; Ronald; ;",
                "Sean O Brien; O Brien; Sean; ;",
                "John O Smith; Smith; John; O;",
                "John Smith Smith; Smith; John; Smith;",
                "Mary St. John; St John; Mary; ;",
                "Maria E Lopez; Lopez; Maria; E;",
                "Robert “Bo” Smith; Smith; Robert; ;",
                "Jean-Luc O'Neil-Smith IV; O'Neil-Smith; Jean-Luc; ; IV",
            })
    void familyNameLastWithoutAComma(
            String text, String family, String given, @Nullable String middle, @Nullable String suffix) {
        assertParts(NameParser.parse(text), family, given, middle, suffix);
    }

    @ParameterizedTest(name = "{0}|{1}|{2}|{3}")
    @CsvSource(
            delimiter = ';',
            value = {
                // family; given; middle; suffix fields; then the parts
                "SMITH; JOHN; MICHAEL; JR.; Smith; John; Michael; Jr",
                "SMITH; JOHN; ; ; Smith; John; ;",
                "SMITH; JOHN A; ; ; Smith; John; A;",
                "SMITH; MARY ANN; LEE; ; Smith; Mary Ann; Lee;",
                "SMITH III; JOHN; ; ; Smith; John; ; III",
                "SMITH; JOHN JR; ; ; Smith; John; ; Jr",
                "SMITH; JOHN; JR; ; Smith; John; ; Jr",
                "SMITH; JOHN; V; ; Smith; John; V;",
                "SMITH; JOHN; ; V; Smith; John; ; V",
                "SMITH; JOHN; NONE; NONE; Smith; John; ;",
                "SMITH, JOHN A; ''; ; ; Smith; John; A;",
                "SMITH; ''; ; ; Smith; ''; ;",
                "GARCIA LOPEZ; ''; ; ; Garcia Lopez; ''; ;",
                "''; JOHN; ''; ; John; ''; ;",
                "''; JOHN SMITH; ; ; Smith; John; ;",
                "SMITH; FNU; ; ; Smith; ''; ;",
                "LNU; JUAN; ; ; Juan; ''; ;",
            })
    void fields(
            String familyField,
            String givenField,
            @Nullable String middleField,
            @Nullable String suffixField,
            String family,
            String given,
            @Nullable String middle,
            @Nullable String suffix) {
        assertParts(
                NameParser.ofParts(familyField, givenField, middleField, suffixField), family, given, middle, suffix);
    }

    @Test
    void vIsAnInitialUnlessAMiddleNameStandsBeforeIt() {
        assertThat(NameParser.parse("SMITH, JOHN V").middle()).isEqualTo("V");
        assertThat(NameParser.parse("SMITH, V").given()).isEqualTo("V");
        assertThat(NameParser.parse("SMITH, JOHN A V").suffix()).isEqualTo("V");
        assertThat(NameParser.parse("SMITH V, JOHN").suffix()).isEqualTo("V");
        assertThat(NameParser.parse("Tran Thi Vi").family()).isEqualTo("Vi");
    }

    @Test
    void oneNameIsTheFamilyName() {
        assertParts(NameParser.parse("MADONNA"), "Madonna", "", null, null);
    }

    @Test
    void theOriginalStays() {
        assertThat(NameParser.parse(" SMITH,J C ").original()).isEqualTo(" SMITH,J C ");
        assertThat(NameParser.ofParts("SMITH", "JOHN", "", "JR").original()).isEqualTo("JOHN SMITH JR");
    }

    @Test
    void invisibleCharactersAndOddBlanksAreNoPartOfAName() {
        assertParts(NameParser.parse("\u200bSMITH,\u00a0JO\u00adHN\t\u0007"), "Smith", "John", null, null);
    }

    @Test
    void decomposedAndComposedLettersGiveTheSameName() {
        assertThat(NameParser.parse("Jose\u0301 Nun\u0303ez").display()).isEqualTo("Jos\u00e9 Nu\u00f1ez");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ",", "12345", "😀", ", ,", "LNU, FNU", "---", "\"Bo\""})
    void aTextWithoutAName(String text) {
        assertThatThrownBy(() -> NameParser.parse(text)).isInstanceOf(UnreadableNameException.class);
    }

    @Test
    void anAbsurdlyLongTextIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> NameParser.parse("Q".repeat(10_000)))
                .isInstanceOf(UnreadableNameException.class)
                .hasMessage("longer than 300 characters");
    }

    @Test
    void fieldsWithoutAName() {
        assertThatThrownBy(() -> NameParser.ofParts("", " ", null, "JR")).isInstanceOf(UnreadableNameException.class);
    }

    private static void assertParts(
            PersonName name, String family, String given, @Nullable String middle, @Nullable String suffix) {
        assertThat(name.family()).as("family").isEqualTo(family);
        assertThat(name.given()).as("given").isEqualTo(given);
        assertThat(name.middle()).as("middle").isEqualTo(middle);
        assertThat(name.suffix()).as("suffix").isEqualTo(suffix);
    }
}
