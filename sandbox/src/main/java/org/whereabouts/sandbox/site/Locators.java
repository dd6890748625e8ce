package org.whereabouts.sandbox.site;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Population;
import tools.jackson.databind.json.JsonMapper;

/** Builds the locators: whoever adds one adds its line to {@link #of}. */
record Locators(JsonMapper json, Population population, InstantSource clock, SiteOptions options) {

    /** Those of the agencies that have a share in the population. */
    List<LocatorSite> all() {
        return population.spec().shares().keySet().stream()
                .map(this::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LocatorSite> of(Agency agency) {
        LocatorSite site = switch (agency) {
            case PENNSYLVANIA -> new PaDocSite(json, facilities(agency));
            case TEXAS -> new TdcjSite(json, pageSize(agency, 20), tokens(agency));
            case CAMPBELL ->
                new JailTrackerSite(
                        json,
                        tokens(agency),
                        new RequestWindow(
                                clock,
                                options.jailTracker().requests(),
                                options.jailTracker().window()));
            case BOP -> new BopSite(json);
            case CALIFORNIA -> new CdcrSite(json, pageSize(agency, 50));
            case DOUGLAS -> new ZuercherSite(json, agency);
            case BUNCOMBE -> new P2cSite(json, agency);
            case BRADFORD -> new SmartCopSite(json, agency, true);
            case GWINNETT -> new SmartCopSite(json, agency, false);
            case AUTAUGA -> new BrooksJeffreySite(agency);
            case NORTH_CAROLINA -> new NorthCarolinaSite();
            case OREGON -> new OregonSite(pageSize(agency, 20), tokens(agency));
            default -> null;
        };
        return Optional.ofNullable(site);
    }

    private List<Facility> facilities(Agency agency) {
        return population.facilities(agency);
    }

    private int pageSize(Agency agency, int usual) {
        return options.pageSizes().getOrDefault(agency.sourceId(), usual);
    }

    /** Session tokens of one site, the same ones for the same population. */
    private SessionTokens tokens(Agency agency) {
        long seed = population.spec().seed() ^ agency.sourceId().hashCode();
        return new SessionTokens(
                clock,
                options.jailTracker().tokenLife(),
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }
}
