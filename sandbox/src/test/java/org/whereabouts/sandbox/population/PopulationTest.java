package org.whereabouts.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final LocalDate EPOCH = LocalDate.of(2026, 11, 1);

    @Test
    void sameSeedGivesTheSamePeople() {
        qt().withExamples(10)
                .forAll(longs().all(), integers().between(100, 600))
                .checkAssert((seed, people) -> {
                    PopulationSpec spec = new PopulationSpec(seed, people, EPOCH);
                    LocalDate day = EPOCH.plusDays(20);
                    assertThat(Population.generate(spec).on(day).people())
                            .isEqualTo(Population.generate(spec).on(day).people());
                });
    }

    @Test
    void anotherSeedGivesOtherPeople() {
        assertThat(names(population(1, 500).on(EPOCH)))
                .isNotEqualTo(names(population(2, 500).on(EPOCH)));
    }

    @Test
    void thePeopleOfASeedAreTheSameOnEveryMachine() {
        Person first = population(42, 6_000).on(EPOCH).held(Agency.PENNSYLVANIA).getFirst();

        assertThat(first.custody().number()).isEqualTo("DA0009");
        assertThat(first.name().display()).isEqualTo("Stanley Jesus Wright");
    }

    @Test
    void namesOfASeedDoNotHangOnTheEpoch() {
        Population later = Population.generate(new PopulationSpec(1, 500, EPOCH.plusDays(37)));

        assertThat(names(later.on(EPOCH.plusDays(37))).subList(0, 50))
                .isEqualTo(names(population(1, 500).on(EPOCH)).subList(0, 50));
    }

    @Test
    void orderOfTheDaysAskedForDoesNotMatter() {
        Population forwards = population(7, 800);
        Population jumping = population(7, 800);
        Map<Integer, List<Person>> days = new HashMap<>();
        for (int day = 0; day <= 40; day += 5) {
            days.put(day, forwards.on(EPOCH.plusDays(day)).people());
        }

        for (int day : new int[] {40, 5, 25, 0, 10, 35, 30, 15, 20, 5}) {
            assertThat(jumping.on(EPOCH.plusDays(day)).people()).isEqualTo(days.get(day));
        }
    }

    @Test
    void dayBeforeTheEpochIsRefused() {
        Population population = population(1, 100);

        assertThatThrownBy(() -> population.on(EPOCH.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-01");
    }

    @Test
    void sixThousandPeopleAreSharedOutExactly() {
        Snapshot first = population(42, 6_000).on(EPOCH);

        assertThat(first.people()).hasSize(6_000);
        assertThat(first.known(Agency.PENNSYLVANIA)).hasSize(2_400);
        assertThat(first.known(Agency.TEXAS)).hasSize(2_100);
        assertThat(first.known(Agency.CAMPBELL)).hasSize(300);
        assertThat(first.known(Agency.BOP)).hasSize(1_200);
    }

    @Test
    void sharesAddUpForAnySize() {
        qt().forAll(integers().between(PopulationSpec.SMALLEST, 3_000_000)).checkAssert(people -> {
            Map<Agency, Integer> shares = new PopulationSpec(1, people, EPOCH).shares();
            assertThat(shares.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(people);
            assertThat(shares.values()).allSatisfy(share -> assertThat(share).isPositive());
            assertThat(shares.get(Agency.CAMPBELL)).isGreaterThanOrEqualTo(30);
        });
    }

    @Test
    void tooSmallAPopulationIsRefused() {
        assertThatThrownBy(() -> new PopulationSpec(1, 99, EPOCH)).hasMessageContaining("at least 100");
    }

    @Test
    void numbersAreUniqueAndWellFormedAtAnyTime() {
        Population population = Population.generate(PopulationSpec.everywhere(3, 3_000, EPOCH));
        Map<Agency, String> patterns = Map.ofEntries(
                Map.entry(Agency.PENNSYLVANIA, "[A-Z]{2}\\d{4}"),
                Map.entry(Agency.TEXAS, "\\d{8}"),
                Map.entry(Agency.CAMPBELL, "[1-9]\\d{4,6}"),
                Map.entry(Agency.BOP, "\\d{5}-\\d{3}"),
                Map.entry(Agency.CALIFORNIA, "[A-Z]{2}\\d{4}"),
                Map.entry(Agency.FLORIDA, "[A-Z]\\d{5,6}"),
                Map.entry(Agency.OHIO, "[ARW]\\d{6}"),
                Map.entry(Agency.GEORGIA, "\\d{10}"),
                Map.entry(Agency.ILLINOIS, "[A-Z]\\d{5}"),
                Map.entry(Agency.NORTH_CAROLINA, "\\d{7}"),
                Map.entry(Agency.OREGON, "\\d{1,8}"),
                Map.entry(Agency.NEVADA, "\\d{5,7}"),
                Map.entry(Agency.IDAHO, "\\d{5,6}"),
                Map.entry(Agency.DOUGLAS, "\\d{2}-\\d{6}"),
                Map.entry(Agency.BUNCOMBE, "\\d{6}"),
                Map.entry(Agency.BRADFORD, "BCSO\\d{2}JBN\\d{6}"),
                Map.entry(Agency.GWINNETT, "\\d{8}"),
                Map.entry(Agency.AUTAUGA, "\\d{4,6}"));
        assertThat(patterns.keySet()).containsExactlyInAnyOrder(Agency.values());
        for (int day : new int[] {0, 30, 365}) {
            Snapshot snapshot = population.on(EPOCH.plusDays(day));
            patterns.forEach((agency, pattern) -> {
                List<Person> known = snapshot.known(agency);
                assertThat(known).extracting(Person::personKey).doesNotHaveDuplicates();
                assertThat(known)
                        .extracting(person -> person.custody().number())
                        .doesNotHaveDuplicates()
                        .allMatch(number -> number.matches(pattern));
                assertThat(known)
                        .extracting(person -> person.custody().personNumber())
                        .doesNotHaveDuplicates();
            });
        }
    }

    @Test
    void nobodyIsUnderEighteenOrOlderThanPeopleGet() {
        Population population = population(5, 6_000);
        for (int day : new int[] {0, 200}) {
            assertThat(population.on(EPOCH.plusDays(day)).people()).allSatisfy(person -> {
                assertThat(person.ageOn(person.custody().admitted())).isGreaterThanOrEqualTo(18);
                assertThat(person.ageOn(EPOCH.plusDays(day))).isBetween(18, 91);
            });
        }
    }

    @Test
    void datesOfAStayAreInOrder() {
        LocalDate day = EPOCH.plusDays(60);

        assertThat(population(5, 6_000).on(day).people()).allSatisfy(person -> {
            Custody custody = person.custody();
            assertThat(custody.admitted()).isBeforeOrEqualTo(day);
            if (custody.released() != null) {
                assertThat(custody.released()).isBetween(custody.admitted(), day);
            }
            if (custody.projectedRelease() != null) {
                assertThat(custody.projectedRelease()).isAfter(EPOCH);
            }
        });
    }

    @Test
    void twoPennsylvanianInstitutionsHoldMoreMenThanASearchReturns() {
        Population population = population(42, 6_000);
        for (int day = 0; day <= 60; day += 10) {
            Map<String, Long> men = population.on(EPOCH.plusDays(day)).held(Agency.PENNSYLVANIA).stream()
                    .filter(person -> person.sex() == Sex.MALE)
                    .collect(Collectors.groupingBy(
                            person -> person.custody().facility().name(), Collectors.counting()));
            assertThat(men.get("PHOENIX")).isGreaterThan(600);
            assertThat(men.get("CAMP HILL")).isGreaterThan(500);
        }
    }

    @Test
    void pennsylvanianWomenAreHeldInTheTwoInstitutionsForWomen() {
        Snapshot snapshot = population(42, 6_000).on(EPOCH.plusDays(90));

        assertThat(snapshot.held(Agency.PENNSYLVANIA).stream().filter(person -> person.sex() == Sex.FEMALE))
                .extracting(person -> person.custody().facility().name())
                .contains("MUNCY", "CAMBRIDGE SPRINGS")
                .containsOnly("MUNCY", "CAMBRIDGE SPRINGS");
    }

    @Test
    void furtherAgenciesLeaveThePeopleOfTheFourAsTheyAre() {
        Snapshot four = population(42, 1_500).on(EPOCH.plusDays(20));
        Snapshot all =
                Population.generate(PopulationSpec.everywhere(42, 1_500, EPOCH)).on(EPOCH.plusDays(20));

        for (Agency agency : population(42, 1_500).spec().shares().keySet()) {
            assertThat(all.known(agency)).isEqualTo(four.known(agency));
        }
        assertThat(all.known(Agency.OHIO)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(four.known(Agency.OHIO)).isEmpty();
    }

    @Test
    void oneAgencyCanBeAlone() {
        Population idaho = Population.generate(PopulationSpec.only(Agency.IDAHO, 1, 60, EPOCH));

        assertThat(idaho.on(EPOCH.plusDays(3)).people())
                .isNotEmpty()
                .allMatch(person -> person.custody().agency() == Agency.IDAHO);
        assertThat(idaho.spec().people()).isEqualTo(60);
        assertThatThrownBy(() -> PopulationSpec.only(Agency.IDAHO, 1, 9, EPOCH)).hasMessageContaining("us-id-idoc");
    }

    @Test
    void ohiosWomenHaveNumbersOfTheirOwn() {
        Population ohio = Population.generate(PopulationSpec.only(Agency.OHIO, 1, 500, EPOCH));

        assertThat(ohio.on(EPOCH.plusDays(300)).people())
                .allSatisfy(person ->
                        assertThat(person.custody().number().startsWith("W")).isEqualTo(person.sex() == Sex.FEMALE));
    }

    @Test
    void facilitiesBelongToTheirAgency() {
        Population population = population(1, 100);

        for (Agency agency : Agency.values()) {
            assertThat(population.facilities(agency))
                    .isNotEmpty()
                    .allMatch(facility -> facility.agency() == agency)
                    .extracting(Facility::code)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.people().stream().map(person -> person.name().display()).toList();
    }

    private static Population population(long seed, int people) {
        return Population.generate(new PopulationSpec(seed, people, EPOCH));
    }
}
