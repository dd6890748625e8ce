package org.whereabouts.indexer.match;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.name.Evidence;
import org.whereabouts.normalizer.name.Evidence.Kind;
import org.whereabouts.normalizer.name.NameComparison;
import org.whereabouts.normalizer.name.PersonName;

/**
 * A name asked for against all names of a record.
 *
 * @param name against the committed name
 * @param alias against the alias that fits best, where one fits better than the committed name; else null
 */
public record NameFit(NameComparison name, @Nullable NameComparison alias) {

    /** An alias says a little less than the name that the agency goes by. */
    private static final double ALIAS_SHARE = 0.95;

    /** Compares. */
    public static NameFit of(PersonName asked, CustodyRecord held) {
        NameComparison name = NameComparison.of(asked, held.name());
        Optional<NameComparison> alias = held.aliases().stream()
                .map(other -> NameComparison.of(asked, other))
                .max(Comparator.comparingDouble(NameComparison::score))
                .filter(best -> best.score() * ALIAS_SHARE > name.score());
        return new NameFit(name, alias.orElse(null));
    }

    private static final Set<Kind> FOUND = EnumSet.complementOf(EnumSet.of(
            Kind.DIFFERENT,
            Kind.MISSING,
            Kind.MISSING_MIDDLE,
            Kind.MISSING_SUFFIX,
            Kind.MIDDLE_CONFLICT,
            Kind.SUFFIX_CONFLICT));

    /** What was found in words, for example {@code given: nickname}; {@code alias} first where an alias fits best. */
    public List<String> reasons() {
        NameComparison best = alias == null ? name : alias;
        return Stream.concat(
                        alias == null ? Stream.empty() : Stream.of("alias"),
                        best.evidence().stream()
                                .filter(evidence -> FOUND.contains(evidence.kind()))
                                .map(Evidence::text))
                .toList();
    }

    /** 0..1, of the name that fits best. */
    public double score() {
        return alias == null ? name.score() : alias.score() * ALIAS_SHARE;
    }
}
