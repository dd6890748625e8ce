package org.whereabouts.searchapi.criteria;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.searchapi.problem.FieldProblems;

/**
 * Reads the fields that callers ask by, each by its name in the API. A blank field is an absent one. A field that cannot be used
 * is noted with what to do about it and read as absent, so that one answer names everything that is wrong.
 */
public final class CriteriaReader {

    private final Sources sources;
    private final FacilityCriteria facilities;
    private final InstantSource clock;

    public CriteriaReader(Sources sources, FacilityDirectory facilities, InstantSource clock) {
        this.sources = sources;
        this.facilities = new FacilityCriteria(facilities);
        this.clock = clock;
    }

    /** A name, or the beginning of one: two letters or more. */
    public Optional<String> name(@Nullable String value, FieldProblems problems) {
        return TextCriteria.name(value, problems);
    }

    /** An agency's number, however written. */
    public Optional<String> number(@Nullable String value, FieldProblems problems) {
        return TextCriteria.number(value, problems);
    }

    /** A two-letter state code, in capitals. */
    public Optional<String> state(@Nullable String value, FieldProblems problems) {
        return TextCriteria.given(value).flatMap(text -> {
            Optional<String> code = UsStates.code(text);
            if (code.isEmpty()) {
                problems.add("state", "is not the code of a state", "send one of " + UsStates.list());
            }
            return code;
        });
    }

    /** The id of a source that this service knows; also of one that was withdrawn, of which people may be held. */
    public Optional<SourceId> source(@Nullable String value, FieldProblems problems) {
        return TextCriteria.given(value).flatMap(text -> {
            Optional<SourceId> known = id(text.toLowerCase(Locale.ROOT))
                    .flatMap(sources::findAlsoWithdrawn)
                    .map(source -> source.profile().id());
            if (known.isEmpty()) {
                problems.add("source", "is not a source of this service", "send one of " + sourceIds());
            }
            return known;
        });
    }

    /** A custody status by its name, in any case. */
    public Optional<CustodyStatus> status(@Nullable String value, FieldProblems problems) {
        return TextCriteria.given(value).flatMap(text -> {
            Optional<CustodyStatus> known = Arrays.stream(CustodyStatus.values())
                    .filter(status -> status.name().equalsIgnoreCase(text))
                    .findFirst();
            if (known.isEmpty()) {
                String names =
                        Arrays.stream(CustodyStatus.values()).map(Enum::name).collect(Collectors.joining(", "));
                problems.add("status", "is not a custody status", "send one of " + names);
            }
            return known;
        });
    }

    /**
     * A facility by the directory's id or by its name.
     *
     * @param state narrows names that several states have; null for all states
     */
    public Optional<Facility> facility(@Nullable String value, @Nullable String state, FieldProblems problems) {
        return TextCriteria.given(value).flatMap(text -> facilities.read(text, state, problems));
    }

    /** When somebody was born: the date or the year. */
    public BirthCriteria birth(@Nullable String birthDate, @Nullable Integer birthYear, FieldProblems problems) {
        // The first place on earth to begin a day is ahead of every caller.
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
        return BirthCriteria.read(birthDate, birthYear, today, problems);
    }

    private static Optional<SourceId> id(String text) {
        try {
            return Optional.of(new SourceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String sourceIds() {
        return sources.all().stream()
                .map(source -> source.profile().id().value())
                .collect(Collectors.joining(", "));
    }
}
