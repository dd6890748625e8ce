package org.whereabouts.indexer.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whereabouts.indexer.testing.Person.BOP;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.Person.TX;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.indexer.testing.IndexUnderTest;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.name.UnreadableNameException;

class PeopleSearchTest {

    private static IndexUnderTest test;

    @BeforeAll
    static void people() {
        test = IndexUnderTest.create();
        test.hold(
                Person.of(TX, "01234567", "SMITH, WILLIAM J"),
                Person.of(TX, "01234568", "SMITH, MARY ANN"),
                Person.of(TX, "01234569", "SMYTHE, WILLARD"),
                Person.of(TX, "02000001", "GARCIA LOPEZ, JOSE"),
                Person.of(TX, "02000002", "GARCIA, JOSEFINA"),
                Person.of(TX, "02000003", "LOPEZ, JORGE"),
                Person.of(TX, "02000004", "PEÑA, RAÚL").secondNumber("09876543"),
                Person.of(PA, "QA1234", "O'BRIEN, SEAN").at("us-pa-doc/sci-muncy", "SCI MUNCY"),
                Person.of(PA, "QA1235", "DE LA CRUZ, JUAN"),
                Person.of(PA, "QA1236", "SMITH-JONES, WILLIAM").alias("BAKER, WILLIAM"),
                Person.of(PA, "QA1237", "BARKER, W").with(CustodyStatus.RELEASED),
                Person.of(BOP, "12345-678", "KOWALSKI, KATHERINE").at("us-bop/fci-big-spring", "BIG SPRING FCI"));
    }

    private static SearchResult search(@Nullable String name, @Nullable String number, @Nullable String state) {
        return test.search().search(new PeopleQuery(name, number, state, null, null, null, 1, 20));
    }

    private static List<String> numbers(SearchResult result) {
        return result.hits().stream().map(hit -> hit.person().record().number()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "William Smith, 01234567",
        "smith william, 01234567",
        "'SMITH, WILLIAM', 01234567",
        "Bill Smith, 01234567",
        "Wiliam Smith, 01234567",
        "William Smiht, 01234567",
        "Willaim Smtih, 01234567",
        "W Smith, 01234567",
        "William James Smith, 01234567",
        "Mary Smith, 01234568",
        "jose garcia lopez, 02000001",
        "jose garcia lopes, 02000001",
        "jose garcai lopez, 02000001",
        "Jose Lopez, 02000001",
        "Jose Garcia-Lopez, 02000001",
        "raul pena, 02000004",
        "Raúl Peña, 02000004",
        "Sean OBrien, QA1234",
        "Sean O Brien, QA1234",
        "Sena O'Brien, QA1234",
        "Juan Delacruz, QA1235",
        "Juan de la Cruz, QA1235",
        "Juan Cruz, QA1235",
        "William Jones, QA1236",
        "William Smith Jones, QA1236",
        "William Baker, QA1236",
        "Kathrine Kowalsky, 12345-678",
        "Kathy Kowalski, 12345-678",
        "Kowalski, 12345-678",
    })
    void rightPersonComesFirst(String name, String number) {
        assertThat(numbers(search(name, null, null))).first().isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345-678", "12345678", "12345 678", "Inmate # 12345-678", "BOP#12345678", "reg. no. 12345-678"
            })
    void numberIsFoundInAnyForm(String number) {
        SearchResult result = search(null, number, null);

        assertThat(numbers(result)).containsExactly("12345-678");
        assertThat(result.hits().getFirst().matchedOn()).containsExactly("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01234567", "1234567", "TDCJ #01234567", "tdcj1234567"})
    void numberIsFoundWithAndWithoutItsZeros(String number) {
        assertThat(numbers(search(null, number, null))).containsExactly("01234567");
    }

    @Test
    void secondNumberIsFound() {
        assertThat(numbers(search(null, "9876543", null))).containsExactly("02000004");
    }

    @Test
    void numberThatNobodyHasFindsNobody() {
        assertThat(search(null, "55555555", null)).isEqualTo(new SearchResult(0, List.of()));
        assertThat(search(null, "none", null).total()).isZero();
    }

    @Test
    void withANumberTheNameOnlyOrders() {
        assertThat(numbers(search("Somebody Else", "01234567", null))).containsExactly("01234567");
    }

    @Test
    void hitSaysWhatItMatchedOn() {
        assertThat(search("Bill Smith", "01234567", null).hits().getFirst().matchedOn())
                .containsExactly("number", "family: exact", "given: nickname");
        assertThat(search("William Baker", null, null).hits().getFirst().matchedOn())
                .containsExactly("alias", "family: exact", "given: exact");
    }

    @Test
    void otherNamesAreNotFound() {
        assertThat(search("Zebulon Quux", null, null)).isEqualTo(new SearchResult(0, List.of()));
        assertThat(numbers(search("William Smith", null, null))).doesNotContain("02000001", "QA1234");
    }

    @Test
    void filtersKeepToStateFacilitySourceAndStatus() {
        assertThat(numbers(search("William Smith", null, "pa"))).containsExactly("QA1236");
        assertThat(numbers(search(null, null, "TX")))
                .contains("12345-678", "01234567")
                .doesNotContain("QA1234");
        assertThat(numbers(filtered("us-pa-doc/sci-muncy", null, null))).containsExactly("QA1234");
        assertThat(numbers(filtered(null, "us-bop", null))).containsExactly("12345-678");
        assertThat(numbers(filtered(null, null, CustodyStatus.RELEASED))).containsExactly("QA1237");
        assertThat(numbers(filtered("us-pa-doc/sci-muncy", "us-bop", null))).isEmpty();
    }

    private static SearchResult filtered(
            @Nullable String facility, @Nullable String source, @Nullable CustodyStatus status) {
        return test.search().search(new PeopleQuery(null, null, null, facility, source, status, 1, 20));
    }

    @Test
    void withoutANamePeopleComeInTheOrderOfNames() {
        assertThat(numbers(filtered(null, "us-pa-doc", null))).containsExactly("QA1237", "QA1235", "QA1234", "QA1236");
    }

    @Test
    void nameWithoutLettersIsRefused() {
        assertThatExceptionOfType(UnreadableNameException.class).isThrownBy(() -> search("12 34", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "smith*", "smith OR jones", "name:smith", "\"smith", "smith~2", "(((", "a\u0000b"})
    void queryLanguageIsPlainText(String text) {
        try {
            assertThat(search(text, null, null).hits()).hasSizeLessThan(12);
        } catch (UnreadableNameException e) {
            assertThat(text.chars().anyMatch(Character::isLetter)).isFalse();
        }
    }

    @Test
    void pageOutOfBoundsIsRefused() {
        for (int[] page : new int[][] {{0, 10}, {1, 0}, {1, 101}, {101, 100}, {Integer.MAX_VALUE, 100}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PeopleQuery("x", null, null, null, null, null, page[0], page[1]));
        }
        assertThat(new PeopleQuery("x", null, null, null, null, null, 100, 100).page())
                .isEqualTo(100);
    }
}
