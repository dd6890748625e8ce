package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayCaseTest {

    @ParameterizedTest
    @CsvSource({
        "SMITH, Smith",
        "smith, Smith",
        "MCDONALD, McDonald",
        "McDONALD, McDonald",
        "MACARTHUR, MacArthur",
        "MacARTHUR, MacArthur",
        "MACIAS, Macias",
        "MACHADO, Machado",
        "MACK, Mack",
        "MACY, Macy",
        "O'BRIEN, O'Brien",
        "D'ANGELO, D'Angelo",
        "SMITH-JONES, Smith-Jones",
        "MCDONALD-O'NEIL, McDonald-O'Neil",
        "SHA'N, Sha'n",
        "LeBlanc, LeBlanc",
        "DiMaggio, DiMaggio",
        "ÉTIENNE, Étienne",
        "ŁUKASZ, Łukasz",
        "MC, Mc",
    })
    void capitalsBecomeWhatPeopleWrite(String printed, String written) {
        assertThat(DisplayCase.family(List.of(printed))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "DE LA CRUZ, de la Cruz",
        "DE LOS SANTOS, de los Santos",
        "DEL TORO, del Toro",
        "VAN DER BERG, van der Berg",
        "VON TRAPP, von Trapp",
        "LA SALLE, La Salle",
        "EL AMIN, El Amin",
        "ORTEGA Y GASSET, Ortega y Gasset",
        "Y GASSET, Y Gasset",
        "DE, De",
        "De La Cruz, De La Cruz",
        "PEREZ DE LEON, Perez de Leon",
    })
    void particlesAreSmallBeforeASurname(String printed, String written) {
        assertThat(DisplayCase.family(List.of(printed.split(" ", -1)))).isEqualTo(written);
    }

    @Test
    void initialsWrittenAsOneWordStayCapitals() {
        assertThat(DisplayCase.given(List.of("TJ"))).isEqualTo("TJ");
        assertThat(DisplayCase.given(List.of("JO"))).isEqualTo("Jo");
        assertThat(DisplayCase.given(List.of("TY"))).isEqualTo("Ty");
    }

    @Test
    void vanIsANameInTheMiddle() {
        assertThat(DisplayCase.middle(List.of("VAN", "DUC"))).isEqualTo("Van Duc");
        assertThat(DisplayCase.middle(List.of("DE", "LOS", "ANGELES"))).isEqualTo("de los Angeles");
    }
}
