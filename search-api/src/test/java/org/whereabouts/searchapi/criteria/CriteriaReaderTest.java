package org.whereabouts.searchapi.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.searchapi.problem.FieldProblem;
import org.whereabouts.searchapi.problem.FieldProblems;
import org.whereabouts.searchapi.problem.InvalidRequestException;

class CriteriaReaderTest {

    private static final CriteriaReader CRITERIA = new CriteriaReader(
            ShippedSources.load(),
            FacilityDirectory.load(),
            InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")));

    private final FieldProblems none = new FieldProblems();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garcia lopez, jose",
                "Nguyễn Thị Ánh",
                "O'Brien",
                "O’Brien-Smith, J.",
                "李 小龙",
                "ab",
                "Nun\u0303ez",
                "JOHN SMITH 3RD"
            })
    void namesOfAnyScriptAreTaken(String name) {
        assertThat(CRITERIA.name("  " + name + " ", none)).contains(name);
        assertThat(none.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smi*", "smith?", "name:smith", "sm\u0000ith", "smith AND (jones)", "~smith", "<b>", "😀 smith"})
    void wildcardsAndQuerySyntaxAreNamed(String name) {
        assertThat(problem(problems -> CRITERIA.name(name, problems)).message()).contains("not part of a name");
    }

    @Test
    void controlCharacterIsNamedByItsCodePoint() {
        assertThat(problem(problems -> CRITERIA.name("sm\u0007ith", problems)).message())
                .contains("control character U+0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "'-", "1234", "7 x"})
    void nameNeedsTwoLetters(String name) {
        assertThat(problem(problems -> CRITERIA.name(name, problems)).message()).contains("fewer than 2 letters");
    }

    @Test
    void nameIsBounded() {
        assertThat(CRITERIA.name("a".repeat(120), none)).isPresent();
        assertThat(problem(problems -> CRITERIA.name("a".repeat(121), problems)).message())
                .contains("longer than 120");
    }

    @Test
    void blankIsAbsent() {
        assertThat(CRITERIA.name(" ", none)).isEmpty();
        assertThat(CRITERIA.number("", none)).isEmpty();
        assertThat(CRITERIA.state(null, none)).isEmpty();
        assertThat(CRITERIA.facility("\t", null, none)).isEmpty();
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void numberIsTakenAsWritten() {
        assertThat(CRITERIA.number(" # 12345-678 ", none)).contains("# 12345-678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "#", "unknown"})
    void numberNeedsDigits(String number) {
        assertThat(problem(problems -> CRITERIA.number(number, problems)).message())
                .contains("no digits");
    }

    @Test
    void numberIsBounded() {
        assertThat(problem(problems -> CRITERIA.number("1".repeat(41), problems))
                        .message())
                .contains("longer than 40");
        assertThat(problem(problems -> CRITERIA.number("12\n34", problems)).message())
                .contains("U+000A");
    }

    @Test
    void stateIsTakenInAnyCaseAndUnknownOnesNameTheAllowed() {
        assertThat(CRITERIA.state("tx", none)).contains("TX");
        assertThat(problem(problems -> CRITERIA.state("Texas", problems)).fix()).contains("SD, TN, TX, UT");
    }

    @Test
    void unknownSourceNamesTheKnownOnes() {
        assertThat(CRITERIA.source("US-PA-DOC", none)).isPresent();
        assertThat(problem(problems -> CRITERIA.source("us-zz-doc", problems)).fix())
                .contains("us-bop", "us-pa-doc", "us-tx-tdcj");
    }

    @Test
    void unknownStatusNamesTheKnownOnes() {
        assertThat(CRITERIA.status("in_custody", none)).contains(CustodyStatus.IN_CUSTODY);
        assertThat(problem(problems -> CRITERIA.status("free", problems)).fix()).contains("IN_TRANSIT", "RELEASED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-pa-doc/sci-phoenix", "SCI Phoenix", "sci phoenix"})
    void facilityIsFoundByIdAndByItsAgencysName(String text) {
        assertThat(CRITERIA.facility(text, null, none).map(Facility::id)).contains("us-pa-doc/sci-phoenix");
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void nameThatSeveralFacilitiesBearNamesTheirIds() {
        assertThat(problem(problems -> CRITERIA.facility("Phoenix", null, problems))
                        .fix())
                .contains("us-pa-doc/sci-phoenix", "us-bop/");
        assertThat(CRITERIA.facility("Phoenix", "PA", none).map(Facility::id)).contains("us-pa-doc/sci-phoenix");
    }

    @Test
    void unknownFacilityShowsWhatFacilitiesAreCalled() {
        FieldProblem problem = problem(problems -> CRITERIA.facility("Alcatraz", "PA", problems));

        assertThat(problem.message()).contains("in PA");
        assertThat(problem.fix()).contains(" PA)").doesNotContain(" TX)");
        assertThat(problem(problems -> CRITERIA.facility("x".repeat(201), null, problems))
                        .message())
                .contains("longer than 200");
    }

    @Test
    void birthIsADateOrAYear() {
        assertThat(CRITERIA.birth("1985-02-28", null, none).date()).isEqualTo(LocalDate.of(1985, 2, 28));
        assertThat(CRITERIA.birth(null, 1985, none).year()).isEqualTo(1985);
        assertThat(none.isEmpty()).isTrue();
        assertThat(problem(problems -> CRITERIA.birth("1985-02-28", 1985, problems))
                        .message())
                .contains("beside 'birthDate'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985-02-30", "02/28/1985", "1985", "yesterday", "1985-2-8"})
    void birthDateIsADateOfTheCalendar(String date) {
        assertThat(problem(problems -> CRITERIA.birth(date, null, problems)).fix())
                .contains("YYYY-MM-DD");
    }

    @Test
    void birthLiesInTheLivingPast() {
        assertThat(problem(problems -> CRITERIA.birth("2026-11-23", null, problems))
                        .message())
                .contains("in the future");
        assertThat(problem(problems -> CRITERIA.birth("1880-01-01", null, problems))
                        .message())
                .contains("more than 120 years back");
        assertThat(problem(problems -> CRITERIA.birth(null, 2027, problems)).fix())
                .contains("1906 and 2026");
        assertThat(problem(problems -> CRITERIA.birth(null, 85, problems)).field())
                .isEqualTo("birthYear");
    }

    @Test
    void everyProblemIsTold() {
        FieldProblems problems = new FieldProblems();
        CRITERIA.name("*", problems);
        CRITERIA.state("Texas", problems);
        CRITERIA.birth("soon", null, problems);

        InvalidRequestException told = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);

        assertThat(told.errors()).extracting(FieldProblem::field).containsExactly("name", "state", "birthDate");
        assertThat(told).hasMessage("not usable: name, state, birthDate");
    }

    private static FieldProblem problem(Consumer<FieldProblems> reading) {
        FieldProblems problems = new FieldProblems();
        reading.accept(problems);
        List<FieldProblem> errors = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny)
                .errors();
        assertThat(errors).hasSize(1);
        return errors.getFirst();
    }
}
