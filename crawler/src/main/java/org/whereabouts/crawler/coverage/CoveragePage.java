package org.whereabouts.crawler.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceProfile.Level;
import org.whereabouts.crawler.sources.ShippedSources;

/**
 * {@code docs/coverage.md}: per jurisdiction how it is covered, how fresh, with which fields, and on what proof that rests. A pure
 * function of the profiles, the declined sites and the recorded proofs.
 */
public final class CoveragePage {

    /** The command that writes the page. */
    public static final String COMMAND = "./whereabouts source coverage --write";

    /** The page, seen from the checkout. */
    public static final String FILE = "docs/coverage.md";

    private static final List<String> COLUMNS = List.of(
            "source",
            "how",
            "renewed, says the site",
            "gives, beside the number",
            "requests per person: first sweep, next",
            "sandbox",
            "real site");

    private final List<SourceProfile> profiles;
    private final List<DeclinedSite> declined;
    private final Proofs proofs;
    private final StringBuilder page = new StringBuilder();

    private CoveragePage(Collection<SourceProfile> profiles, Collection<DeclinedSite> declined, Proofs proofs) {
        this.profiles = profiles.stream()
                .sorted(Comparator.comparing(SourceProfile::id))
                .toList();
        this.declined =
                declined.stream().sorted(Comparator.comparing(DeclinedSite::id)).toList();
        this.proofs = proofs;
    }

    /** The page of what is shipped. */
    public static String ofShipped() {
        return of(
                ShippedSources.load().all().stream().map(Source::profile).toList(),
                DeclinedSites.load(),
                Proofs.load());
    }

    static String of(Collection<SourceProfile> profiles, Collection<DeclinedSite> declined, Proofs proofs) {
        return new CoveragePage(profiles, declined, proofs).render();
    }

    private String render() {
        head();
        federal();
        states();
        counties();
        declinedSites();
        return page.toString();
    }

    private void head() {
        long statesCovered = profiles.stream()
                .filter(profile -> profile.level() == Level.STATE)
                .map(SourceProfile::state)
                .distinct()
                .count();
        page.append("""
                # Coverage

                Written by `%s` from the profiles, the list of declined sites and the recorded proofs; not by hand.

                %s: %d federal, %d of states (%d of %d states and the District of Columbia), %d of counties. %d are enabled: an
                operator enables a source after reading the site's terms and trying it. %d sites are declined.

                * **How**: *roster* lists everybody; *search only* is asked about one person at a time; *bulk file* is a file that the
                  agency publishes; *declined* sites are never asked.
                * **Renewed** is what the site itself says of its data; "not stated" where it says nothing, or nobody has seen it.
                * **Requests per person** are those of a sweep against the sandbox's site, over the people found: the first sweep, and
                  the next one with nobody changed. Pages of single people are asked for again only when their row has changed, or the
                  page has grown old. On more people than the sandbox has, the share that lists cost is smaller.
                * **Sandbox** is the last proof against the site that the sandbox plays: a sweep on a still population found exactly
                  the site's people, none twice. A member of a family rests on the proof of another member. **Real site** is the day on
                  which an operator last tried it.

                """.formatted(
                        COMMAND,
                        counted(profiles.size(), "source"),
                        at(Level.FEDERAL),
                        at(Level.STATE),
                        statesCovered,
                        States.codes().size() - 1,
                        at(Level.COUNTY),
                        profiles.stream().filter(SourceProfile::enabled).count(),
                        declined.size()));
    }

    private long at(Level level) {
        return profiles.stream().filter(profile -> profile.level() == level).count();
    }

    private void federal() {
        page.append("## Federal\n\n");
        table("agency");
        profiles.stream()
                .filter(profile -> profile.level() == Level.FEDERAL)
                .forEach(profile -> row(profile.agency(), profile));
        declined.stream().filter(site -> site.level() == Level.FEDERAL).forEach(site -> row(site.agency(), site));
    }

    private void states() {
        page.append("\n## States\n\n");
        table("state");
        States.codes().forEach((name, code) -> {
            List<SourceProfile> sources = profiles.stream()
                    .filter(profile -> profile.level() == Level.STATE && code.equals(profile.state()))
                    .toList();
            List<DeclinedSite> refused =
                    declined.stream().filter(site -> code.equals(site.state())).toList();
            sources.forEach(profile -> row(name, profile));
            refused.forEach(site -> row(name, site));
            if (sources.isEmpty() && refused.isEmpty()) {
                cells(name, List.of("-", "not covered yet", "", "", "", "", ""));
            }
        });
    }

    private void counties() {
        page.append("\n## Counties\n\n");
        if (at(Level.COUNTY) == 0) {
            page.append("None yet.\n");
            return;
        }
        table("county jail");
        for (Map.Entry<String, String> state : States.codes().entrySet()) {
            profiles.stream()
                    .filter(profile ->
                            profile.level() == Level.COUNTY && state.getValue().equals(profile.state()))
                    .forEach(profile -> row(state.getKey() + ": " + profile.agency(), profile));
        }
    }

    private void declinedSites() {
        page.append(
                "\n## Declined\n\nA captcha, a wall or the site's purpose stands in the way. It is never worked around.\n\n");
        page.append("| site | what stands in the way | instead | seen |\n|---|---|---|---|\n");
        for (DeclinedSite site : declined) {
            page.append("| `")
                    .append(site.id())
                    .append("`, ")
                    .append(escaped(site.agency()))
                    .append(" | ")
                    .append(obstacle(site))
                    .append(": ")
                    .append(escaped(site.reason()))
                    .append(" | ")
                    .append(escaped(site.alternative()))
                    .append(" | ")
                    .append(site.evidence().date())
                    .append(", ")
                    .append(escaped(site.evidence().source()))
                    .append(" |\n");
        }
    }

    private void table(String first) {
        page.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", COLUMNS))
                .append(" |\n");
        page.append("|---".repeat(COLUMNS.size() + 1)).append("|\n");
    }

    private void row(String jurisdiction, SourceProfile profile) {
        Optional<Proven> proven = proof(profile);
        List<String> cells = new ArrayList<>();
        cells.add("`" + profile.id() + "`");
        cells.add(how(profile));
        cells.add(profile.renewed() == null ? "not stated" : profile.renewed());
        cells.add(proven.map(one -> given(profile, one.proof())).orElse("not recorded"));
        cells.add(proven.map(one ->
                        rate(one.proof().perPerson()) + ", " + rate(one.proof().perPersonAgain()))
                .orElse("not measured"));
        cells.add(proven.map(Proven::toString).orElse("none"));
        cells.add(proofs.realSite(profile.id()).map(String::valueOf).orElse("never"));
        cells(jurisdiction, cells);
    }

    /** A jail that says nowhere where somebody is has one building. */
    private static String given(SourceProfile profile, SandboxProof proof) {
        boolean known = proof.fields().containsKey(EntryField.FACILITY)
                || profile.words().defaultFacility() == null;
        return String.join(", ", proof.given()) + (known ? "" : ", facility (its one jail)");
    }

    private void row(String jurisdiction, DeclinedSite site) {
        cells(jurisdiction, List.of("`" + site.id() + "`", "declined: " + obstacle(site), "", "", "", "", ""));
    }

    private void cells(String first, List<String> cells) {
        page.append("| ").append(escaped(first));
        cells.forEach(cell -> page.append(" | ").append(escaped(cell)));
        page.append(" |\n");
    }

    private static String how(SourceProfile profile) {
        String listing = switch (profile.listing()) {
            case FULL_ROSTER -> "roster";
            case SEARCH_ONLY -> "search only";
            case BULK_FILE -> "bulk file";
        };
        return Standing.family(profile).map(family -> listing + ", " + family).orElse(listing)
                + (profile.enabled() ? ", enabled" : "")
                + (profile.evidence() == null ? "" : "; evidence " + profile.evidence() + ", not tried");
    }

    private static String obstacle(DeclinedSite site) {
        return site.obstacle().name().toLowerCase(Locale.ROOT);
    }

    /** A proof, and by which member of the family. */
    private record Proven(SandboxProof proof, Optional<SourceProfile> other) {

        @Override
        public String toString() {
            return proof.date() + ": "
                    + String.format(Locale.ROOT, "%,d people in %,d requests", proof.people(), proof.requests())
                    + other.map(member -> " (by `" + member.id() + "`)").orElse("");
        }
    }

    private Optional<Proven> proof(SourceProfile profile) {
        return proofs.sandbox(profile.id())
                .map(proof -> new Proven(proof, Optional.empty()))
                .or(() -> Standing.family(profile)
                        .flatMap(_ -> profiles.stream()
                                .filter(other -> other.adapter().equals(profile.adapter()))
                                // Each file has columns of its own.
                                .filter(other -> other.file() == null)
                                .flatMap(other -> proofs.sandbox(other.id()).stream()
                                        .map(proof -> new Proven(proof, Optional.of(other))))
                                .findFirst()));
    }

    private static String rate(double perPerson) {
        return String.format(Locale.ROOT, perPerson < 0.1 ? "%.3f" : "%.2f", perPerson);
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ").strip();
    }
}
