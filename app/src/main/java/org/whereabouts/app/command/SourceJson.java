package org.whereabouts.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.coverage.DeclinedSite;
import org.whereabouts.crawler.coverage.Standing;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * A source as JSON: the same facts and names as in {@code source.yml}, times and addresses as text; and a site that is declined,
 * with the names that both have.
 */
final class SourceJson {

    private SourceJson() {}

    static Map<String, @Nullable Object> of(SourceProfile profile) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", profile.id().value());
        json.put("agency", profile.agency());
        json.put("level", profile.level().name());
        json.put("state", profile.state());
        json.put("baseUrl", profile.baseUrl().toString());
        json.put("adapter", profile.adapter());
        json.put("family", Standing.family(profile).orElse(null));
        json.put("listing", profile.listing().name());
        json.put("absenceMeans", profile.absenceMeans().name());
        json.put("schedule", profile.schedule());
        json.put("timeZone", profile.timeZone().getId());
        json.put("delay", profile.delay().toString());
        json.put("freshFor", profile.freshFor().toString());
        json.put(
                "number",
                Map.of(
                        "label",
                        profile.number().label(),
                        "pattern",
                        profile.number().pattern()));
        json.put(
                "population",
                List.of(profile.bounds().populationFloor(), profile.bounds().populationCeiling()));
        json.put("enabled", profile.enabled());
        json.put("declined", false);
        json.put("reason", Standing.whyNotEnabled(profile).orElse(null));
        json.put("alternative", null);
        json.put("renewed", profile.renewed());
        json.put("evidence", profile.evidence());
        SourceProfile.Terms terms = profile.terms();
        json.put(
                "terms",
                terms == null
                        ? null
                        : Map.of(
                                "url",
                                terms.url().toString(),
                                "reviewedBy",
                                terms.reviewedBy(),
                                "reviewedOn",
                                terms.reviewedOn().toString(),
                                "allows",
                                terms.allows()));
        return json;
    }

    static Map<String, @Nullable Object> of(DeclinedSite site) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", site.id().value());
        json.put("agency", site.agency());
        json.put("level", site.level().name());
        json.put("state", site.state());
        json.put("family", null);
        json.put("listing", null);
        json.put("enabled", false);
        json.put("declined", true);
        json.put("obstacle", site.obstacle().name());
        json.put("reason", site.reason());
        json.put("alternative", site.alternative());
        json.put("evidence", site.evidence().source() + ", " + site.evidence().date());
        return json;
    }
}
