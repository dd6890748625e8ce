package org.whereabouts.searchapi.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.candidate.PeopleQuery;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.searchapi.criteria.CriteriaReader;
import org.whereabouts.searchapi.problem.FieldProblems;

/** Reads the query parameters of a search. */
final class PeopleRequest {

    static final List<String> PARAMETERS = List.of("name", "number", "state", "facility", "source", "status", "page");

    private final CriteriaReader criteria;

    PeopleRequest(CriteriaReader criteria) {
        this.criteria = criteria;
    }

    /**
     * The query that the parameters ask.
     *
     * @throws org.whereabouts.searchapi.problem.InvalidRequestException naming every parameter that cannot be used
     */
    PeopleQuery read(MultiValueMap<String, String> parameters, PageRule rule) {
        FieldProblems problems = new FieldProblems();
        rejectUnknown(parameters, problems);
        Optional<String> name = criteria.name(parameters.getFirst("name"), problems);
        Optional<String> number = criteria.number(parameters.getFirst("number"), problems);
        Optional<String> state = criteria.state(parameters.getFirst("state"), problems);
        Optional<Facility> facility = criteria.facility(parameters.getFirst("facility"), state.orElse(null), problems);
        Optional<SourceId> source = criteria.source(parameters.getFirst("source"), problems);
        Optional<CustodyStatus> status = criteria.status(parameters.getFirst("status"), problems);
        int page = page(parameters.getFirst("page"), rule, problems);
        boolean byPerson = name.isPresent() || number.isPresent();
        boolean byFilter = state.isPresent() || facility.isPresent() || source.isPresent() || status.isPresent();
        if (problems.isEmpty() && !byPerson && !(rule.keyed() && byFilter)) {
            problems.add(
                    "name",
                    "is missing, and so is 'number'",
                    rule.keyed()
                            ? "send a name, a number or at least one filter"
                            : "send a name or a number; searching by filters alone needs a key with the scope 'search'");
        }
        problems.throwIfAny();
        return new PeopleQuery(
                name.orElse(null),
                number.orElse(null),
                state.orElse(null),
                facility.map(Facility::id).orElse(null),
                source.map(SourceId::value).orElse(null),
                status.orElse(null),
                page,
                rule.rows());
    }

    private static void rejectUnknown(MultiValueMap<String, String> parameters, FieldProblems problems) {
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (!PARAMETERS.contains(parameter.getKey())) {
                problems.add(
                        parameter.getKey(),
                        "is no parameter of this search",
                        "use one of " + String.join(", ", PARAMETERS));
            } else if (parameter.getValue().size() > 1) {
                problems.add(parameter.getKey(), "is given more than once", "send it once");
            }
        }
    }

    private static int page(@Nullable String value, PageRule rule, FieldProblems problems) {
        if (value == null || value.isBlank()) {
            return 1;
        }
        try {
            int page = Integer.parseInt(value.strip());
            if (page >= 1 && page <= rule.pages()) {
                return page;
            }
        } catch (NumberFormatException exception) {
            problems.add("page", "is not a whole number", "send a number from 1 to " + rule.pages());
            return 1;
        }
        problems.add(
                "page",
                "is not between 1 and " + rule.pages(),
                rule.keyed()
                        ? "narrow the search by a name, a state or a facility"
                        : "narrow the search, or use a key with the scope 'search', which sees more pages");
        return 1;
    }
}
