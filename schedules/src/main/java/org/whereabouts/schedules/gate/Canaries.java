package org.whereabouts.schedules.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.normalizer.identifier.Numbers;

/**
 * The long-stay people of a profile, held against what a run brought. Their numbers identify people: they are named by their
 * place in the profile's list, and stay out of verdicts and logs.
 *
 * @param listed how many the profile names
 * @param absent which of them the run did not bring, by place, from 1
 */
public record Canaries(int listed, List<Integer> absent) {

    /** A profile that names nobody. */
    public static final Canaries NONE = new Canaries(0, List.of());

    public Canaries {
        absent = List.copyOf(absent);
    }

    /**
     * Looks for them.
     *
     * @param brought answers which of these canonical numbers the run brought
     */
    public static Canaries lookFor(SourceProfile profile, Function<Collection<String>, Set<String>> brought) {
        List<Optional<String>> numbers = profile.canaries().stream()
                .map(number -> Numbers.canonical(profile.number(), number))
                .toList();
        if (numbers.isEmpty()) {
            return NONE;
        }
        Set<String> found = brought.apply(
                numbers.stream().flatMap(Optional::stream).distinct().toList());
        List<Integer> absent = new ArrayList<>();
        IntStream.range(0, numbers.size())
                .filter(i -> numbers.get(i).filter(found::contains).isEmpty())
                .forEach(i -> absent.add(i + 1));
        return new Canaries(numbers.size(), absent);
    }

    /** The check; empty where the profile names nobody. */
    Optional<Check> check() {
        if (listed == 0) {
            return Optional.empty();
        }
        String which = absent.isEmpty()
                ? ""
                : ", not number "
                        + absent.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " of the list";
        return Optional.of(new Check(
                "canaries", (listed - absent.size()) + " of " + listed + " found" + which, "all", absent.isEmpty()));
    }
}
