package org.whereabouts.searchapi.resolve;

import static org.whereabouts.searchapi.resolve.Persons.ROUTED;
import static org.whereabouts.searchapi.resolve.Persons.byNumber;
import static org.whereabouts.searchapi.resolve.Persons.circumstances;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.whereabouts.indexer.match.MatchQuery;

/** How the rule decides about people of the test. */
abstract class RuleFixture {

    static final LocalDate BIRTHDAY = LocalDate.of(1985, 2, 28);

    static final MatchQuery JANES_NUMBER = byNumber("Jane Testperson", "QQ0001");

    static Ruling decide(MatchQuery query, Persons... held) {
        return ResolveRule.decide(
                query,
                Arrays.stream(held).map(person -> person.candidate(query)).toList(),
                circumstances(ROUTED));
    }

    static List<ReasonCode> codes(Ruling ruling) {
        return ruling.reasons().stream().map(Reason::code).toList();
    }

    static String subjectNumber(Ruling ruling) {
        return ruling.subject() == null
                ? "nobody"
                : ruling.subject().person().record().number();
    }
}
