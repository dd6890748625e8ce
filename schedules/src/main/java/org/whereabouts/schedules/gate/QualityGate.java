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

    /** Above, it may be adults whose age is misread, and who would be missing: no more than may be unreadable. */
    private static final double MAX_LEFT_OUT = MAX_REJECTED;

    /** So many may be minors however short the list. */
    private static final long FEW_LEFT_OUT = 5;

    private QualityGate() {}

    /**
     * The verdict.
     *
     * @param siteTotal how many people the site itself says it lists, where it says so
     * @param entries what became of the roster entries
     * @param canaries whether the people are there who must be
     */
    public static Verdict judge(
            SourceProfile source, StagingMeasures measures, OptionalInt siteTotal, Entries entries, Canaries canaries) {
        SourceProfile.Bounds bounds = source.bounds();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "people",
                String.valueOf(measures.people()),
                bounds.populationFloor() + " to " + bounds.populationCeiling(),
                measures.people() >= bounds.populationFloor() && measures.people() <= bounds.populationCeiling()));
        siteTotal.ifPresent(total -> checks.add(siteCount(measures.people(), entries.leftOut(), total)));
        canaries.check().ifPresent(checks::add);
        checks.add(share("share of entries rejected", entries.rejected(), entries.toBeHeld(), MAX_REJECTED));
        if (entries.leftOut() > 0) {
            checks.add(leftOut(entries));
        }
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

    /**
     * The site counts those who are left out, or does not. Of them only entries are counted, for nothing is kept by which
     * somebody who comes twice could be known: they account for as many people as that at most.
     */
    private static Check siteCount(int people, long leftOut, int total) {
        long tolerance = Math.round(total * COUNT_TOLERANCE);
        return new Check(
                "people against the site's own count",
                people + (leftOut == 0 ? "" : " and " + leftOut + " left out"),
                total + (tolerance == 0 ? "" : " give or take " + tolerance),
                people - tolerance <= total && total <= people + leftOut + tolerance);
    }

    private static Check leftOut(Entries entries) {
        long most = Math.max(FEW_LEFT_OUT, Math.round(entries.read() * MAX_LEFT_OUT));
        return new Check(
                "people left out", String.valueOf(entries.leftOut()), "at most " + most, entries.leftOut() <= most);
    }

    private static Check share(String name, long part, long whole, double most) {
        double share = whole == 0 ? 0 : (double) part / whole;
        return new Check(name, percent(share), "at most " + percent(most), share <= most);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
