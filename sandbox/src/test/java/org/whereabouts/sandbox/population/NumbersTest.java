package org.whereabouts.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersOfAHundredThousandDiffer() {
        Numbers numbers = numbers(5, 600_000);
        for (Agency agency : Agency.values()) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < 100_000; i++) {
                seen.add(numbers.ofStay(agency, i % 9 == 0 ? Sex.FEMALE : Sex.MALE, i, i));
            }
            assertThat(seen).as(agency.name()).hasSize(100_000);
        }
    }

    @Test
    void laterPeopleHaveHigherNumbersWhereTheAgencyCounts() {
        qt().withExamples(50).forAll(longs().all()).checkAssert(seed -> {
            Numbers numbers = numbers(seed, 6_000);
            for (int i = 0; i < 300; i++) {
                assertThat(numbers.ofPerson(Agency.PENNSYLVANIA, i + 1))
                        .isGreaterThan(numbers.ofPerson(Agency.PENNSYLVANIA, i));
                assertThat(numbers.ofStay(Agency.TEXAS, Sex.MALE, 0, i + 1))
                        .isGreaterThan(numbers.ofStay(Agency.TEXAS, Sex.MALE, 0, i));
            }
        });
    }

    @Test
    void runningOutOfNumbersIsSaid() {
        assertThatThrownBy(() -> numbers(1, 6_000).ofPerson(Agency.PENNSYLVANIA, 7_000_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ZZ9999");
    }

    private static Numbers numbers(long seed, int people) {
        return new Numbers(new PopulationSpec(seed, people, LocalDate.of(2026, 11, 1)));
    }
}
