package org.whereabouts.schedules.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.indexer.registry.StagingMeasures;

/**
 * Decides whether what a complete sweep brought is believable, by the absolute bounds of the source's profile. Pure. A run
 * that fails is not applied, so that no fault of a site or of ours looks like a release.
 */
public final class QualityGate {

    /** How far the people found may differ from the site's own count: people come and go while a sweep lasts. */
    private static final double COUNT_TOLERANCE = 0.005;

    /** How many entries may be unreadable before the reading itself is in doubt. */
    private static final double MAX_REJECTED = 0.02;

    private QualityGate() {}

    /**
     * The verdict.
     *
     * @param siteTotal how many people the site itself says it lists, where it says so
     * @param entries roster entries read
     * @param rejected of those, entries that were no person we can hold
     * @param canaries whether the people are there who must be
     */
    public static Verdict judge(
            SourceProfile source,
            StagingMeasures measures,
            OptionalInt siteTotal,
            long entries,
            long rejected,
            Canaries canaries) {
        SourceProfile.Bounds bounds = source.bounds();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "people",
                String.valueOf(measures.people()),
                bounds.populationFloor() + " to " + bounds.populationCeiling(),
                measures.people() >= bounds.populationFloor() && measures.people() <= bounds.populationCeiling()));
        siteTotal.ifPresent(total -> checks.add(siteCount(measures.people(), total)));
        canaries.check().ifPresent(checks::add);
        checks.add(share("share of entries rejected", rejected, entries, MAX_REJECTED));
        checks.add(share("share of people missing", measures.missing(), measures.held(), bounds.maxMissingShare()));
        bounds.minFill().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(least -> {
                    double fill = measures.fill().getOrDefault(least.getKey(), 0.0);
                    checks.add(new Check(
                            "share of people with " + least.getKey(),
                            percent(fill),
                            "at least " + percent(least.getValue()),
                            fill >= least.getValue()));
                });
        return new Verdict(checks);
    }

    private static Check siteCount(int people, int total) {
        long tolerance = Math.round(total * COUNT_TOLERANCE);
        return new Check(
                "people against the site's own count",
                String.valueOf(people),
                total + (tolerance == 0 ? "" : " give or take " + tolerance),
                Math.abs(people - total) <= tolerance);
    }

    private static Check share(String name, long part, long whole, double most) {
        double share = whole == 0 ? 0 : (double) part / whole;
        return new Check(name, percent(share), "at most " + percent(most), share <= most);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
