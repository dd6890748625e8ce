package org.whereabouts.indexer.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.indexer.match.Agreement.AGREES;
import static org.whereabouts.indexer.match.Agreement.DISAGREES;
import static org.whereabouts.indexer.match.Agreement.NOT_COMPARED;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.name.NameParser;

class MatchScorerTest {

    private static final Set<String> PA = Set.of("PA");
    private static final Person ANN =
            Person.of(Person.PA, "QA1234", "MILLER, ANN").secondNumber("00055");

    private static Match score(
            Person held,
            String name,
            @Nullable String number,
            @Nullable String state,
            @Nullable String facility,
            @Nullable LocalDate birthDate,
            @Nullable Integer birthYear) {
        var query = new MatchQuery(NameParser.parse(name), number, state, facility, birthDate, birthYear);
        return MatchScorer.score(query, held.record(), PA);
    }

    private static Match score(Person held, String name, @Nullable String number) {
        return score(held, name, number, null, null, null, null);
    }

    @Test
    void whatWasNotAskedIsNotCompared() {
        Match match = score(ANN, "Ann Miller", null);

        assertThat(List.of(match.number(), match.birth(), match.state(), match.facility()))
                .containsOnly(NOT_COMPARED);
        assertThat(match.name().agrees()).isTrue();
        assertThat(match.alias()).isNull();
    }

    @Test
    void whatIsNotKnownIsNotCompared() {
        var query = new MatchQuery(
                NameParser.parse("Ann Miller"), null, "PA", "us-pa-doc/sci-muncy", LocalDate.of(1980, 5, 17), 1980);
        Match match =
                MatchScorer.score(query, ANN.born(null).at(null, "SOMEWHERE").record(), Set.of());

        assertThat(List.of(match.birth(), match.state(), match.facility())).containsOnly(NOT_COMPARED);
    }

    @Test
    void numberAgreesInAnyFormAndAsSecondNumber() {
        assertThat(score(ANN, "Ann Miller", "inmate qa-1234").number()).isEqualTo(AGREES);
        assertThat(score(ANN, "Ann Miller", "55").number()).isEqualTo(AGREES);
        assertThat(score(ANN, "Ann Miller", "QA1235").number()).isEqualTo(DISAGREES);
        assertThat(score(ANN, "Ann Miller", "QA55").number()).isEqualTo(DISAGREES);
        assertThat(score(ANN, "Ann Miller", "unknown").number()).isEqualTo(NOT_COMPARED);
    }

    @Test
    void birthAgreesOnlyIfDateAndYearDo() {
        LocalDate day = LocalDate.of(1980, 5, 17);

        assertThat(score(ANN, "Ann Miller", null, null, null, day, null).birth())
                .isEqualTo(AGREES);
        assertThat(score(ANN, "Ann Miller", null, null, null, day, 1980).birth())
                .isEqualTo(AGREES);
        assertThat(score(ANN, "Ann Miller", null, null, null, day, 1981).birth())
                .isEqualTo(DISAGREES);
        assertThat(score(ANN, "Ann Miller", null, null, null, day.plusDays(1), null)
                        .birth())
                .isEqualTo(DISAGREES);
        Person aged = ANN.born(new Birth.Age(45, LocalDate.of(2026, 3, 2)));
        assertThat(score(aged, "Ann Miller", null, null, null, null, 1980).birth())
                .isEqualTo(AGREES);
        assertThat(score(aged, "Ann Miller", null, null, null, null, 1979).birth())
                .isEqualTo(DISAGREES);
    }

    @Test
    void dayOfBirthSaysMoreThanTheYear() {
        Match day = score(ANN, "Ann Miller", null, null, null, LocalDate.of(1980, 5, 17), null);
        Match year = score(ANN, "Ann Miller", null, null, null, null, 1980);

        assertThat(day.score()).isGreaterThan(year.score());
    }

    @Test
    void stateAgreesWithAnyOfThePersonsStates() {
        var query = new MatchQuery(NameParser.parse("Ann Miller"), null, "oh", null, null, null);

        assertThat(MatchScorer.score(query, ANN.record(), Set.of("PA", "OH")).state())
                .isEqualTo(AGREES);
        assertThat(MatchScorer.score(query, ANN.record(), PA).state()).isEqualTo(DISAGREES);
    }

    @Test
    void aliasCountsForTheScoreButNotAsTheName() {
        Match match = score(ANN.alias("BAKER, ANN"), "Ann Baker", null);

        assertThat(match.name().agrees()).isFalse();
        assertThat(match.alias()).isNotNull();
        assertThat(match.score()).isGreaterThan(score(ANN, "Ann Baker", null).score());
        assertThat(match.score())
                .isLessThan(score(ANN.named("BAKER, ANN"), "Ann Baker", null).score());
    }

    @Test
    void numberOfAnotherPersonDoesNotMakeAMatch() {
        assertThat(score(ANN, "Thomas Kowalski", "QA1234").score()).isLessThan(0.5);
        assertThat(score(ANN, "Ann Miller", "QA1234").score()).isGreaterThan(0.9);
    }

    /** For any question, each feature that agrees ranks a person higher than not knowing, and that than disagreeing. */
    @Test
    void scoreGrowsWithEveryFeatureThatAgrees() {
        var random = new Random(20260302);
        List<String> names = List.of("Ann Miller", "Anne Miller", "A Miller", "Ann Smith", "Miller Ann", "Bob Jones");
        for (int i = 0; i < 500; i++) {
            String name = names.get(random.nextInt(names.size()));
            String number = any(random, "QA1234", "QA9999");
            String state = any(random, "PA", "TX");
            String facility = any(random, "us-pa-doc/sci-phoenix", "us-pa-doc/sci-muncy");
            Integer year = any(random, 1980, 1955);
            double given = score(ANN, name, number, state, facility, null, year).score();

            assertThat(given).isBetween(0.0, 1.0);
            assertOrdered(
                    score(ANN, name, "QA1234", state, facility, null, year).score(),
                    score(ANN, name, null, state, facility, null, year).score(),
                    score(ANN, name, "QA9999", state, facility, null, year).score());
            assertOrdered(
                    score(ANN, name, number, "PA", facility, null, year).score(),
                    score(ANN, name, number, null, facility, null, year).score(),
                    score(ANN, name, number, "TX", facility, null, year).score());
            assertOrdered(
                    score(ANN, name, number, state, "us-pa-doc/sci-phoenix", null, year)
                            .score(),
                    score(ANN, name, number, state, null, null, year).score(),
                    score(ANN, name, number, state, "us-pa-doc/sci-muncy", null, year)
                            .score());
            assertOrdered(
                    score(ANN, name, number, state, facility, null, 1980).score(),
                    score(ANN, name, number, state, facility, null, null).score(),
                    score(ANN, name, number, state, facility, null, 1955).score());
        }
    }

    private static void assertOrdered(double agreeing, double unknown, double disagreeing) {
        assertThat(agreeing).isGreaterThan(unknown);
        assertThat(unknown).isGreaterThan(disagreeing);
    }

    private static <T> @Nullable T any(Random random, T one, T other) {
        return switch (random.nextInt(3)) {
            case 0 -> one;
            case 1 -> other;
            default -> null;
        };
    }
}
