package org.whereabouts.searchapi.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.facility.FacilityMatch;
import org.whereabouts.normalizer.facility.FacilityMatch.How;
import org.whereabouts.searchapi.problem.FieldProblems;

/** Reads a facility: by the directory's id, by the name its agency gives it, or by words that only one facility's name holds. */
final class FacilityCriteria {

    private static final int MAX_TEXT = 200;
    private static final int SHOWN = 8;

    private final FacilityDirectory directory;

    FacilityCriteria(FacilityDirectory directory) {
        this.directory = directory;
    }

    Optional<Facility> read(String text, @Nullable String state, FieldProblems problems) {
        if (text.length() > MAX_TEXT) {
            problems.add("facility", "is longer than " + MAX_TEXT + " characters", "send the facility's name alone");
            return Optional.empty();
        }
        Optional<Facility> byId = directory.find(text.toLowerCase(Locale.ROOT));
        if (byId.isPresent()) {
            return byId;
        }
        List<Facility> named = named(text, state);
        List<Facility> fitting = named.isEmpty() ? directory.search(text, state) : named;
        if (fitting.size() == 1) {
            return Optional.of(fitting.getFirst());
        }
        if (fitting.isEmpty()) {
            problems.add(
                    "facility",
                    "is not a facility of the directory" + (state == null ? "" : " in " + state),
                    "send its full name or its id, such as " + examples(state) + ", or leave it out");
        } else {
            problems.add("facility", "fits several facilities", "send the id of one: " + shown(fitting));
        }
        return Optional.empty();
    }

    /** Those that their own agencies call so: by their very names, or else by what they are called for short. */
    private List<Facility> named(String text, @Nullable String state) {
        List<FacilityMatch> matches = directory.all().stream()
                .map(Facility::source)
                .distinct()
                .map(source -> directory.match(source, text, null))
                .toList();
        List<Facility> byName = matches.stream()
                .flatMap(match -> match instanceof FacilityMatch.Matched(var facility, var how) && how == How.NAME
                        ? Stream.of(facility)
                        : Stream.empty())
                .filter(facility -> isIn(facility, state))
                .toList();
        return byName.isEmpty()
                ? matches.stream()
                        .flatMap(FacilityCriteria::all)
                        .filter(facility -> isIn(facility, state))
                        .toList()
                : byName;
    }

    private static Stream<Facility> all(FacilityMatch match) {
        return switch (match) {
            case FacilityMatch.Matched(var facility, var _) -> Stream.of(facility);
            case FacilityMatch.Ambiguous(var candidates) -> candidates.stream();
            case FacilityMatch.Unknown _ -> Stream.empty();
        };
    }

    private static boolean isIn(Facility facility, @Nullable String state) {
        return state == null || facility.state().equals(state);
    }

    private String examples(@Nullable String state) {
        List<Facility> there = directory.all().stream()
                .filter(facility -> isIn(facility, state))
                .toList();
        return shown(there.isEmpty() ? directory.all() : there);
    }

    private static String shown(List<Facility> facilities) {
        return facilities.stream()
                .limit(SHOWN)
                .map(facility ->
                        "%s (%s, %s %s)".formatted(facility.id(), facility.name(), facility.city(), facility.state()))
                .collect(Collectors.joining(", "));
    }
}
