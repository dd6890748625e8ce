package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;

class DerivedNumberTest {

    private static RosterEntry person(String number, String name) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, number)
                .put(EntryField.NAME, name)
                .build();
    }

    @Test
    void oneStayHasOneNumberHoweverTheNameIsWritten() {
        assertThat(DerivedNumber.of("Sampleton,  Ada", "11/01/2026"))
                .isEqualTo(DerivedNumber.of(" SAMPLETON, ADA ", " 11/01/2026"))
                .isNotEqualTo(DerivedNumber.of("SAMPLETON, ADA", "11/02/2026"))
                .matches("KEY-[0-9A-F]{12}");
    }

    @Test
    void peopleWhoWouldShareANumberHaveNone() {
        String shared = DerivedNumber.of("TESTA, BEN", null);

        assertThat(DerivedNumber.notShared(List.of(
                        person(shared, "TESTA, BEN"), person("KEY-1", "SAMPLE, CY"), person(shared, "TESTA, BEN"))))
                .extracting(person -> person.get(EntryField.NUMBER).orElse("none"))
                .containsExactly("none", "KEY-1", "none");
    }

    @Test
    void aNumberOfTheSiteMayBeInTwoRows() {
        List<RosterEntry> bookings = List.of(person("1001", "TESTA, BEN"), person("1001", "TESTA, BEN"));

        assertThat(DerivedNumber.notShared(bookings)).isEqualTo(bookings);
    }
}
