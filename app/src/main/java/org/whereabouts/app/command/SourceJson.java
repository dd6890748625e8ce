package org.whereabouts.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceProfile;

/** A profile as JSON: the same facts and names as in {@code source.yml}, times and addresses as text. */
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
}
