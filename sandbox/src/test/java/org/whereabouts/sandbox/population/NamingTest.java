package org.whereabouts.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of a population of 6,000 contain the cases that matching people by name meets. */
class NamingTest {
    private final List<Person> people = Population.generate(new PopulationSpec(42, 6_000, LocalDate.of(2026, 11, 1)))
            .on(LocalDate.of(2026, 11, 1))
            .people();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'[A-Z].*",
                "D'[A-Z].*",
                ".+-.+",
                "Mc[A-Z].*",
                "Mac[A-Z].*",
                "De La .+",
                "Van .+",
                "St .+",
                "(?!De |Del |Van |St |La |Le )\\w+ .+"
            })
    void familyNamesOfEveryShapeAreThere(String shape) {
        assertThat(people).anyMatch(person -> person.family().matches(shape));
    }

    @Test
    void someFamilyAndGivenNamesHaveDiacritics() {
        assertThat(people).anyMatch(person -> person.family().contains("ñ"));
        assertThat(people).anyMatch(person -> !Normalizer.isNormalized(person.given(), Normalizer.Form.NFD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jr", "Sr", "II", "III", "IV"})
    void everySuffixIsThere(String suffix) {
        assertThat(people).anyMatch(person -> person.suffix().equals(suffix));
    }

    @Test
    void middleNamesAreFullOrInitialsOrAbsent() {
        assertThat(share(person -> person.middle().isEmpty())).isBetween(0.17, 0.23);
        assertThat(share(person -> person.middle().length() == 1)).isBetween(0.12, 0.18);
    }

    @Test
    void aMinorityHasUpToThreeAliasesOtherThanTheName() {
        assertThat(share(person -> !person.aliases().isEmpty())).isBetween(0.1, 0.14);
        assertThat(people).extracting(person -> person.aliases().size()).contains(1, 2, 3);
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(person.aliases()).doesNotHaveDuplicates().doesNotContain(person.name()));
    }

    @Test
    void frequentNamesAreFrequent() {
        assertThat(share(person -> person.family().equals("Smith"))).isBetween(0.007, 0.02);
        assertThat(share(person -> person.given().equals("Michael"))).isBetween(0.015, 0.05);
    }

    @Test
    void twinsShareFamilyNameAndBirthDateButNotTheFirstName() {
        assertThat(groups(person -> person.family() + person.birthDate()))
                .anyMatch(group -> group.stream().map(Person::given).distinct().count() == group.size());
    }

    @Test
    void fathersAndSonsShareAllButSuffixAndGeneration() {
        assertThat(groups(person -> person.family() + "/" + person.given() + "/" + person.middle()))
                .anyMatch(group -> suffixes(group).contains("Jr")
                        && group.stream().anyMatch(person -> !person.suffix().equals("Jr"))
                        && yearsApart(group) >= 18);
    }

    @Test
    void namesakesShareTheWholeNameButNotTheBirthDate() {
        assertThat(groups(person -> person.name().display()).stream()
                        .filter(group -> group.getFirst().middle().length() > 1)
                        .filter(group ->
                                group.stream().map(Person::birthDate).distinct().count() > 1))
                .hasSizeGreaterThan(5);
    }

    private double share(Predicate<Person> test) {
        return people.stream().filter(test).count() / (double) people.size();
    }

    private Collection<List<Person>> groups(Function<Person, String> key) {
        return people.stream().collect(Collectors.groupingBy(key)).values().stream()
                .filter(group -> group.size() > 1)
                .toList();
    }

    private static Set<String> suffixes(List<Person> group) {
        return group.stream().map(Person::suffix).collect(Collectors.toSet());
    }

    private static int yearsApart(List<Person> group) {
        return group.stream()
                        .mapToInt(person -> person.birthDate().getYear())
                        .max()
                        .orElseThrow()
                - group.stream()
                        .mapToInt(person -> person.birthDate().getYear())
                        .min()
                        .orElseThrow();
    }
}
