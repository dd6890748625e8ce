package org.whereabouts.searchapi.resolve;

import java.util.Optional;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.name.NameParser;
import org.whereabouts.normalizer.name.PersonName;
import org.whereabouts.normalizer.name.UnreadableNameException;
import org.whereabouts.searchapi.criteria.BirthCriteria;
import org.whereabouts.searchapi.criteria.CriteriaReader;
import org.whereabouts.searchapi.problem.FieldProblems;

/** Reads resolve requests. */
final class ResolveQuestions {

    private final CriteriaReader criteria;

    ResolveQuestions(CriteriaReader criteria) {
        this.criteria = criteria;
    }

    /**
     * The question that a request asks.
     *
     * @throws org.whereabouts.searchapi.problem.InvalidRequestException naming every field that cannot be used
     */
    MatchQuery read(ResolveRequest request) {
        FieldProblems problems = new FieldProblems();
        Optional<PersonName> name = name(request, problems);
        Optional<String> number = criteria.number(request.number(), problems);
        Optional<String> state = criteria.state(request.state(), problems);
        Optional<Facility> facility = criteria.facility(request.facility(), state.orElse(null), problems);
        BirthCriteria birth = criteria.birth(request.birthDate(), request.birthYear(), problems);
        problems.throwIfAny();
        return new MatchQuery(
                name.orElseThrow(),
                number.orElse(null),
                state.orElse(null),
                facility.map(Facility::id).orElse(null),
                birth.date(),
                birth.year());
    }

    private Optional<PersonName> name(ResolveRequest request, FieldProblems problems) {
        if (request.name() == null || request.name().isBlank()) {
            problems.add("name", "is missing", "send the person's first and last name");
            return Optional.empty();
        }
        return criteria.name(request.name(), problems).flatMap(text -> {
            try {
                return Optional.of(NameParser.parse(text));
            } catch (UnreadableNameException exception) {
                problems.add("name", "cannot be read as a name", "send it as 'First Last' or 'Last, First'");
                return Optional.empty();
            }
        });
    }
}
