package org.whereabouts.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final LocalDate EPOCH = LocalDate.of(2026, 11, 1);

    private final Population population = Population.generate(new PopulationSpec(11, 6_000, EPOCH));

    @Test
    void populationKeepsItsSizeOverAYear() {
        Snapshot first = population.on(EPOCH);
        Snapshot later = population.on(EPOCH.plusDays(365));

        for (Agency agency : population.spec().shares().keySet()) {
            assertThat((double) later.held(agency).size())
                    .isBetween(
                            first.held(agency).size() * 0.85, first.held(agency).size() * 1.15);
        }
    }

    @Test
    void everyDaySomePeopleComeAndGoInProportion() {
        int admitted = 0;
        int released = 0;
        for (int day = 1; day <= 30; day++) {
            LocalDate date = EPOCH.plusDays(day);
            List<Person> known = population.on(date).known(Agency.PENNSYLVANIA);
            admitted += count(known, person -> date.equals(person.custody().admitted()));
            released += count(known, person -> date.equals(person.custody().released()));
        }
        // 0.15 % of 2,400 people in 30 days are 108.
        assertThat(admitted).isBetween(70, 150);
        assertThat(released).isBetween(70, 150);
    }

    @Test
    void releasedPeopleAreNoLongerHeldButStillKnown() {
        Set<String> heldBefore = keys(population.on(EPOCH).held(Agency.CAMPBELL));
        Snapshot later = population.on(EPOCH.plusDays(10));
        Set<String> gone = new HashSet<>(heldBefore);
        gone.removeAll(keys(later.held(Agency.CAMPBELL)));

        assertThat(gone).isNotEmpty();
        assertThat(later.known(Agency.CAMPBELL).stream().filter(person -> gone.contains(person.personKey())))
                .hasSameSizeAs(gone)
                .noneMatch(Person::isHeld)
                .allSatisfy(person -> assertThat(person.custody().released()).isAfter(EPOCH));
    }

    @Test
    void whoServesLifeIsThereOnAnyDay() {
        for (Agency agency : population.spec().shares().keySet()) {
            List<Person> life = population.servingLife(agency);
            assertThat(life)
                    .as(agency.name())
                    .hasSize(5)
                    .allSatisfy(person ->
                            assertThat(person.custody().projectedRelease()).isNull());
            for (int days : new int[] {0, 1, 90, 1_000}) {
                assertThat(keys(population.on(EPOCH.plusDays(days)).held(agency)))
                        .as("%s after %d days", agency, days)
                        .containsAll(keys(life));
            }
        }
    }

    @Test
    void peopleMoveBetweenFacilities() {
        Map<String, Facility> before = population.on(EPOCH).held(Agency.TEXAS).stream()
                .collect(Collectors.toMap(
                        Person::personKey, person -> person.custody().facility()));

        assertThat(population.on(EPOCH.plusDays(10)).held(Agency.TEXAS))
                .filteredOn(person -> !person.custody()
                        .facility()
                        .equals(before.getOrDefault(
                                person.personKey(), person.custody().facility())))
                .hasSizeBetween(30, 100);
    }

    @Test
    void federalPeopleTravelAndArrive() {
        Set<String> travelling = keys(away(population.on(EPOCH.plusDays(5)), Agency.BOP));
        Set<String> monthLater = keys(away(population.on(EPOCH.plusDays(35)), Agency.BOP));

        assertThat(travelling).isNotEmpty();
        assertThat(monthLater).isNotEmpty().isNotEqualTo(travelling);
        assertThat(away(population.on(EPOCH.plusDays(5)), Agency.BOP))
                .allMatch(person -> person.custody().status() == CustodyStatus.IN_TRANSIT);
    }

    @Test
    void texansAreOutForAWhileAndPennsylvaniansAreNot() {
        Snapshot snapshot = population.on(EPOCH.plusDays(5));

        assertThat(away(snapshot, Agency.TEXAS))
                .isNotEmpty()
                .allMatch(person -> person.custody().status() == CustodyStatus.TEMPORARY_RELEASE);
        assertThat(away(snapshot, Agency.PENNSYLVANIA)).isEmpty();
        assertThat(away(snapshot, Agency.CAMPBELL)).isEmpty();
    }

    @Test
    void someFederalPeopleWereReleasedBeforeTheEpoch() {
        assertThat(population.on(EPOCH).known(Agency.BOP))
                .filteredOn(person -> !person.isHeld())
                .hasSizeBetween(60, 140)
                .allSatisfy(person -> assertThat(person.custody().released()).isBefore(EPOCH));
    }

    @Test
    void whoeverComesAgainKeepsTheNumberThatTheAgencyKeeps() {
        int newStays = 0;
        for (Agency agency : population.spec().shares().keySet()) {
            Map<String, Person> before = byKey(population.on(EPOCH).known(agency));
            for (Person person : population.on(EPOCH.plusDays(300)).held(agency)) {
                Person earlier = before.get(person.personKey());
                if (earlier == null || !person.custody().admitted().isAfter(EPOCH)) {
                    continue;
                }
                newStays++;
                Custody custody = person.custody();
                assertThat(person.name()).isEqualTo(earlier.name());
                assertThat(custody.personNumber()).isEqualTo(earlier.custody().personNumber());
                if (agency == Agency.PENNSYLVANIA || agency == Agency.BOP) {
                    assertThat(custody.number()).isEqualTo(earlier.custody().number());
                } else {
                    assertThat(Integer.parseInt(custody.number()))
                            .isGreaterThan(Integer.parseInt(earlier.custody().number()));
                }
            }
        }
        assertThat(newStays).isPositive();
    }

    @Test
    void sitesThatRememberKnowSomeWhoWereReleasedBeforeTheEpoch() {
        Population everywhere = Population.generate(PopulationSpec.everywhere(11, 2_500, EPOCH));
        Set<Agency> remembering = everywhere.spec().shares().keySet().stream()
                .filter(agency -> everywhere.on(EPOCH).known(agency).stream().anyMatch(person -> !person.isHeld()))
                .collect(Collectors.toSet());

        assertThat(remembering)
                .contains(Agency.BOP, Agency.FLORIDA, Agency.NORTH_CAROLINA, Agency.IDAHO)
                .doesNotContain(Agency.PENNSYLVANIA, Agency.TEXAS, Agency.CALIFORNIA, Agency.GWINNETT);
    }

    private static List<Person> away(Snapshot snapshot, Agency agency) {
        return snapshot.held(agency).stream()
                .filter(person -> person.custody().status() != CustodyStatus.HELD)
                .toList();
    }

    private static int count(List<Person> people, Function<Person, Boolean> test) {
        return Math.toIntExact(people.stream().filter(test::apply).count());
    }

    private static Set<String> keys(List<Person> people) {
        return people.stream().map(Person::personKey).collect(Collectors.toSet());
    }

    private static Map<String, Person> byKey(List<Person> people) {
        return people.stream().collect(Collectors.toMap(Person::personKey, Function.identity()));
    }
}
