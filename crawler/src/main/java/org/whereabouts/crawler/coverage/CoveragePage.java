package org.whereabouts.crawler.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        families();
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
                  page has grown old. On more people than the sandbox has, the share that lists cost is smaller; a site that wants more letters
                  of a name than the sandbox's costs more, which the notes of its profile say.
                * **Sandbox** is the last proof against the site that the sandbox plays: a sweep on a still population found exactly
                  the site's people, none twice. A county rests on the proof of its family. **Real site** is the day on which an
                  operator last tried it.

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
        MarkdownTable table = sites("agency");
        profiles.stream()
                .filter(profile -> profile.level() == Level.FEDERAL)
                .forEach(profile -> row(table, profile.agency(), profile));
        declined.stream()
                .filter(site -> site.level() == Level.FEDERAL)
                .forEach(site -> row(table, site.agency(), site));
        page.append("## Federal\n\n").append(table);
    }

    private void states() {
        MarkdownTable table = sites("state");
        List<String> none = new ArrayList<>();
        States.codes().forEach((name, code) -> {
            List<SourceProfile> sources = profiles.stream()
                    .filter(profile -> profile.level() == Level.STATE && code.equals(profile.state()))
                    .toList();
            List<DeclinedSite> refused =
                    declined.stream().filter(site -> code.equals(site.state())).toList();
            sources.forEach(profile -> row(table, name, profile));
            refused.forEach(site -> row(table, name, site));
            if (sources.isEmpty() && refused.isEmpty()) {
                none.add(name);
            }
        });
        page.append("\n## States\n\n").append(table);
        if (!none.isEmpty()) {
            page.append("\nNot covered yet: ").append(String.join(", ", none)).append(".\n");
        }
    }

    /** What holds for each jail of a platform, once. */
    private void families() {
        MarkdownTable table = new MarkdownTable(
                "family", "jails", "gives, beside the number", "requests per person: first sweep, next", "sandbox");
        counties(profile -> true)
                .map(SourceProfile::adapter)
                .distinct()
                .sorted()
                .forEach(family -> {
                    List<SourceProfile> jails = counties(
                                    profile -> profile.adapter().equals(family))
                            .toList();
                    Optional<SourceProfile> proven = jails.stream()
                            .filter(jail -> proofs.sandbox(jail.id()).isPresent())
                            .findFirst();
                    Optional<SandboxProof> proof = proven.flatMap(jail -> proofs.sandbox(jail.id()));
                    table.row(
                            family,
                            String.valueOf(jails.size()),
                            proof.map(one -> given(proven.orElseThrow(), one)).orElse("not recorded"),
                            proof.map(CoveragePage::requests).orElse("not measured"),
                            proof.map(one -> inWords(one) + ", as `"
                                            + proven.orElseThrow().id() + "`")
                                    .orElse("none"));
                });
        page.append("\n## Families of county jails\n\n").append(table);
    }

    private void counties() {
        page.append("\n## Counties\n\n");
        MarkdownTable table =
                new MarkdownTable("county jail", "source", "family", "renewed, says the site", "rests on", "real site");
        for (Map.Entry<String, String> state : States.codes().entrySet()) {
            counties(profile -> state.getValue().equals(profile.state()))
                    .forEach(jail -> table.row(
                            state.getKey() + ": " + jail.agency(),
                            "`" + jail.id() + "`",
                            jail.adapter() + (jail.enabled() ? ", enabled" : ""),
                            renewed(jail),
                            jail.evidence() == null ? "its profile" : "evidence " + jail.evidence(),
                            realSite(jail)));
        }
        page.append(table);
    }

    private Stream<SourceProfile> counties(Predicate<SourceProfile> which) {
        return profiles.stream()
                .filter(profile -> profile.level() == Level.COUNTY)
                .filter(which);
    }

    private void declinedSites() {
        MarkdownTable table = new MarkdownTable("site", "what stands in the way", "instead", "seen");
        for (DeclinedSite site : declined) {
            table.row(
                    "`" + site.id() + "`, " + site.agency(),
                    obstacle(site) + ": " + site.reason(),
                    site.alternative(),
                    site.evidence().date() + ", " + site.evidence().source());
        }
        page.append(
                        "\n## Declined\n\nA captcha, a wall or the site's purpose stands in the way. It is never worked around.\n\n")
                .append(table);
    }

    private static MarkdownTable sites(String first) {
        return new MarkdownTable(
                first,
                "source",
                "how",
                "renewed, says the site",
                "gives, beside the number",
                "requests per person: first sweep, next",
                "sandbox",
                "real site");
    }

    private void row(MarkdownTable table, String jurisdiction, SourceProfile profile) {
        Optional<SandboxProof> proof = proofs.sandbox(profile.id());
        table.row(
                jurisdiction,
                "`" + profile.id() + "`",
                how(profile),
                renewed(profile),
                proof.map(one -> given(profile, one)).orElse("not recorded"),
                proof.map(CoveragePage::requests).orElse("not measured"),
                proof.map(CoveragePage::inWords).orElse("none"),
                realSite(profile));
    }

    private static void row(MarkdownTable table, String jurisdiction, DeclinedSite site) {
        table.row(jurisdiction, "`" + site.id() + "`", "declined: " + obstacle(site), "", "", "", "", "");
    }

    private static String renewed(SourceProfile profile) {
        return Objects.requireNonNullElse(profile.renewed(), "not stated");
    }

    private String realSite(SourceProfile profile) {
        return proofs.realSite(profile.id()).map(String::valueOf).orElse("never");
    }

    /** A jail that says nowhere where somebody is has one building. */
    private static String given(SourceProfile profile, SandboxProof proof) {
        boolean known = proof.fields().containsKey(EntryField.FACILITY)
                || profile.words().defaultFacility() == null;
        return String.join(", ", proof.given()) + (known ? "" : ", facility (its one jail)");
    }

    private static String how(SourceProfile profile) {
        String listing = switch (profile.listing()) {
            case FULL_ROSTER -> "roster";
            case SEARCH_ONLY -> "search only";
            case BULK_FILE -> "bulk file";
        };
        return listing + (profile.enabled() ? ", enabled" : "");
    }

    private static String obstacle(DeclinedSite site) {
        return site.obstacle().name().toLowerCase(Locale.ROOT);
    }

    private static String requests(SandboxProof proof) {
        return rate(proof.perPerson()) + ", " + rate(proof.perPersonAgain());
    }

    private static String inWords(SandboxProof proof) {
        return proof.date() + ": "
                + String.format(Locale.ROOT, "%,d people in %,d requests", proof.people(), proof.requests());
    }

    private static String rate(double perPerson) {
        return String.format(Locale.ROOT, perPerson < 0.1 ? "%.3f" : "%.2f", perPerson);
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
