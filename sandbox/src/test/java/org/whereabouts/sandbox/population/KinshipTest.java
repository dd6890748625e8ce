package org.whereabouts.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KinshipTest {
    private static final int DRAWS = 20_000;
    private static final LocalDate BORN_BY = LocalDate.of(2008, 11, 1);
    private static final Facility ELLIS = new Facility(Agency.TEXAS, "E1", "ELLIS", "PRISON", "HUNTSVILLE", "TX");

    private final Kinship kinship = new Kinship(new Naming(NameSource.load()));
    private final Chance chance = Chance.of(1, 1, Agency.TEXAS);

    @Test
    void fewNewcomersResembleSomebody() {
        assertThat(like(man("Albaugh", "Jr"))).hasSizeBetween((int) (0.038 * DRAWS), (int) (0.049 * DRAWS));
    }

    @Test
    void nobodyResemblesAnybodyWhereNobodyIs() {
        assertThat(kinship.like(Agency.TEXAS, List.of(), BORN_BY, chance)).isEmpty();
    }

    @Test
    void allWhoResembleSomebodyShareTheFamilyName() {
        assertThat(like(man("Albaugh", "")))
                .isNotEmpty()
                .allMatch(identity -> identity.name().family().equals("Albaugh"));
    }

    @Test
    void newcomersAreAdults() {
        Person youngest = person(new PersonName("Albaugh", "Ian", "", ""), Sex.MALE, BORN_BY);

        assertThat(like(youngest))
                .isNotEmpty()
                .noneMatch(identity -> identity.birthDate().isAfter(BORN_BY));
    }

    @Test
    void someRelativesAreInTheSameFacility() {
        List<Identity> all = like(man("Albaugh", ""));

        assertThat(all.stream().filter(identity -> identity.facility().isPresent()))
                .hasSizeBetween(all.size() / 10, all.size() / 2)
                .allSatisfy(identity -> assertThat(identity.facility()).contains(ELLIS));
    }

    @Test
    void twinsHaveOtherFirstNames() {
        Person man = man("Albaugh", "");

        assertThat(like(man).stream().filter(identity -> identity.birthDate().equals(man.birthDate())))
                .hasSizeGreaterThan(10)
                .noneMatch(identity -> identity.name().given().equals(man.given()));
    }

    @Test
    void sonsOfOneNameAreJuniorAndAGenerationYounger() {
        Person man = man("Albaugh", "");

        assertThat(like(man).stream()
                        .filter(identity -> identity.name().suffix().equals("Jr")
                                && identity.name().given().equals(man.given())
                                && identity.name().middle().equals(man.middle())))
                .hasSizeGreaterThan(10)
                .allMatch(identity ->
                        Period.between(man.birthDate(), identity.birthDate()).getYears() >= 18);
    }

    @Test
    void fathersOfJuniorsAreSenior() {
        Person junior = man("Albaugh", "Jr");

        assertThat(like(junior).stream()
                        .filter(identity -> identity.name().suffix().equals("Sr")
                                && identity.name().given().equals(junior.given())
                                && identity.name().middle().equals(junior.middle())))
                .hasSizeGreaterThan(10)
                .allMatch(identity ->
                        Period.between(identity.birthDate(), junior.birthDate()).getYears() >= 18);
    }

    @Test
    void namesakesOfWomenAreNeitherJuniorNorSenior() {
        Person woman = person(new PersonName("Albaugh", "Ida", "May", ""), Sex.FEMALE, LocalDate.of(1980, 2, 3));

        assertThat(like(woman).stream().filter(identity -> identity.name().equals(woman.name())))
                .hasSizeGreaterThan(10)
                .noneMatch(identity -> identity.birthDate().equals(woman.birthDate()));
    }

    private List<Identity> like(Person other) {
        return IntStream.range(0, DRAWS)
                .mapToObj(i -> kinship.like(Agency.TEXAS, List.of(other), BORN_BY, chance))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Person man(String family, String suffix) {
        return person(new PersonName(family, "Kelvin", "Dion", suffix), Sex.MALE, LocalDate.of(1962, 5, 6));
    }

    private static Person person(PersonName name, Sex sex, LocalDate birthDate) {
        Custody custody = new Custody(
                Agency.TEXAS,
                "00600001",
                "01000001",
                CustodyStatus.HELD,
                ELLIS,
                "A-101",
                LocalDate.of(2020, 1, 1),
                null,
                null);
        return new Person("us-tx-tdcj/0", name, sex, birthDate, List.of(), custody);
    }
}
