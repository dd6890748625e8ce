package org.whereabouts.indexer.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.indexer.testing.IndexUnderTest;
import org.whereabouts.indexer.testing.Person;

/** More people of one name than are compared one by one. */
class PagingTest {

    private static final int SMITHS = 2 * PeopleSearch.WINDOW + 50;

    private static IndexUnderTest test;

    @BeforeAll
    static void people() {
        test = IndexUnderTest.create();
        List<String> given = List.of("JOHN", "JON", "JOHN PAUL", "JACK", "JOHNNY", "J");
        test.records()
                .run(
                        1,
                        Person.PA,
                        Instant.parse("2026-03-02T08:00:00Z"),
                        IntStream.range(0, SMITHS)
                                .mapToObj(i -> Person.of(
                                        Person.PA, "QA%04d".formatted(i), "SMITH, " + given.get(i % given.size())))
                                .toArray(Person[]::new));
        test.index().project();
        test.index().refresh();
    }

    private static SearchResult page(@Nullable String name, int page, int size) {
        return test.search().search(new PeopleQuery(name, null, null, null, null, null, page, size));
    }

    private static List<PersonHit> all(@Nullable String name, int size) {
        List<PersonHit> hits = new ArrayList<>();
        SearchResult result = page(name, 1, size);
        for (int page = 1; !result.hits().isEmpty(); result = page(name, ++page, size)) {
            assertThat(result.total()).isEqualTo(SMITHS);
            assertThat(result.hits()).hasSize(Math.min(size, SMITHS - (page - 1) * size));
            hits.addAll(result.hits());
        }
        return hits;
    }

    private static List<PersonId> ids(List<PersonHit> hits) {
        return hits.stream().map(hit -> hit.person().id()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 30, 64, 100})
    void pagesTogetherHoldEverybodyOnceInTheSameOrder(int size) {
        List<PersonId> paged = ids(all("john smith", size));

        assertThat(paged).hasSize(SMITHS).doesNotHaveDuplicates().isEqualTo(ids(all("john smith", 50)));
    }

    @Test
    void pagesWithoutANameHoldEverybodyOnce() {
        assertThat(ids(all(null, 33))).hasSize(SMITHS).doesNotHaveDuplicates();
    }

    @Test
    void bestComparedComeFirst() {
        List<PersonHit> compared = all("john smith", 50).subList(0, PeopleSearch.WINDOW);

        assertThat(compared)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(PersonHit::score).reversed());
        assertThat(compared.getFirst().score()).isEqualTo(1);
    }

    @Test
    void pageBehindTheLastIsEmptyAndKnowsTheTotal() {
        assertThat(page("john smith", 100, 100)).isEqualTo(new SearchResult(SMITHS, List.of()));
    }
}
