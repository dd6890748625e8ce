package org.whereabouts.indexer.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.Person.TX;

import java.net.ServerSocket;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.index.IndexUnavailableException;
import org.whereabouts.indexer.match.Agreement;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.testing.IndexUnderTest;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.name.NameParser;

class CandidatesTest {

    private static IndexUnderTest test;

    @BeforeAll
    static void people() {
        test = IndexUnderTest.create();
        test.hold(
                Person.of(TX, "01234567", "SMITH, WILLIAM"),
                Person.of(PA, "QA1234", "SMITH, WILLIAM"),
                Person.of(PA, "QA1235", "KOWALSKI, THOMAS").secondNumber("01234567"),
                Person.of(PA, "QA1236", "O'BRIEN, SEAN").at("us-pa-doc/sci-muncy", "SCI MUNCY"),
                Person.of(PA, "QA1237", "O'BRIEN, SEAN"));
        // More of one name than Elasticsearch proposes at once, told apart by the year of birth.
        test.hold(IntStream.range(0, PeopleSearch.WINDOW + 100)
                .mapToObj(i -> Person.of(TX, "05%06d".formatted(i), "GARCIA, JOSE")
                        .born(new Birth.Year(i == 150 ? 1961 : 1970 + i % 30)))
                .toArray(Person[]::new));
    }

    private static MatchQuery query(
            String name,
            @Nullable String number,
            @Nullable String state,
            @Nullable String facility,
            @Nullable Integer birthYear) {
        return new MatchQuery(NameParser.parse(name), number, state, facility, null, birthYear);
    }

    private static List<String> numbers(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.person().record().number())
                .toList();
    }

    @Test
    void numberAndNameTogetherLeadToThePerson() {
        List<Candidate> candidates = test.search().candidates(query("Bill Smith", "1234567", "TX", null, null));

        assertThat(numbers(candidates)).containsExactly("01234567", "QA1235");
        assertThat(candidates.getFirst().match().number()).isEqualTo(Agreement.AGREES);
        assertThat(candidates.getFirst().match().name().agrees()).isTrue();
        assertThat(candidates.getLast().match().name().agrees()).isFalse();
    }

    @Test
    void numberWithAnotherNameBringsBothThePersonOfTheNumberAndThoseOfTheName() {
        List<Candidate> candidates = test.search().candidates(query("Sean O'Brien", "1234567", null, null, null));

        assertThat(numbers(candidates)).contains("QA1236", "QA1237", "01234567", "QA1235");
        assertThat(candidates)
                .filteredOn(candidate -> candidate.match().number() == Agreement.AGREES
                        && candidate.match().name().agrees())
                .isEmpty();
    }

    @Test
    void stateDecidesBetweenPeopleOfOneName() {
        assertThat(numbers(test.search().candidates(query("William Smith", null, "PA", null, null))))
                .startsWith("QA1234", "01234567");
        assertThat(numbers(test.search().candidates(query("William Smith", null, "TX", null, null))))
                .startsWith("01234567", "QA1234");
    }

    @Test
    void facilityDecidesBetweenPeopleOfOneName() {
        assertThat(numbers(test.search().candidates(query("Shean OBrien", null, null, "us-pa-doc/sci-muncy", null))))
                .startsWith("QA1236", "QA1237");
    }

    @Test
    void birthYearBringsThePersonMeantAmongAFrequentName() {
        List<Candidate> candidates = test.search().candidates(query("Jose Garcia", null, "TX", null, 1961));

        assertThat(numbers(candidates)).startsWith("05000150");
        assertThat(candidates.getFirst().match().birth()).isEqualTo(Agreement.AGREES);
    }

    @Test
    void birthDateIsComparedToo() {
        var query = new MatchQuery(NameParser.parse("Sean O'Brien"), null, null, null, LocalDate.of(1980, 5, 17), null);

        assertThat(test.search().candidates(query))
                .extracting(candidate -> candidate.match().birth())
                .containsOnly(Agreement.AGREES)
                .hasSize(2);
    }

    @Test
    void personSettledByNumberIsFoundWithoutElasticsearchAndNamesAreNot() throws Exception {
        URI nowhere;
        try (var socket = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        PeopleSearch down = new PeopleSearch(
                IndexUnderTest.client(nowhere), test.name(), test.records().registry(), IndexUnderTest.STATES);

        assertThat(numbers(down.candidates(query("William Smith", "01234567", null, null, null))))
                .startsWith("01234567");
        MatchQuery unsettled = query("Jane Roe", "01234567", null, null, null);
        assertThatExceptionOfType(IndexUnavailableException.class)
                .isThrownBy(() -> down.candidates(unsettled))
                .withMessageContaining(nowhere.toString())
                .withMessageNotContaining("Roe");
        assertThat(numbers(down.candidatesByNumber(unsettled))).containsExactlyInAnyOrder("01234567", "QA1235");
    }
}
