package org.whereabouts.app.source;

import java.util.Map;
import java.util.Set;

/**
 * The time zone of most people of a state, to begin a profile with.
 *
 * @param zone its name in the tz database
 * @param isOnlyOne whether the whole state keeps that time (49 CFR part 71)
 */
record StateZone(String zone, boolean isOnlyOne) {

    private static final Map<String, String> STATES = Map.of(
            "America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
            "America/Denver", "CO ID MT NM UT WY",
            "America/Los_Angeles", "CA NV OR WA",
            "America/Phoenix", "AZ",
            "America/Anchorage", "AK",
            "Pacific/Honolulu", "HI",
            "America/Puerto_Rico", "PR VI",
            "Pacific/Guam", "GU MP");

    private static final Set<String> DIVIDED =
            Set.of("AK", "AZ", "FL", "ID", "IN", "KS", "KY", "MI", "ND", "NE", "NV", "OR", "SD", "TN", "TX");

    static StateZone of(String state) {
        return new StateZone(
                STATES.entrySet().stream()
                        .filter(zone -> Set.of(zone.getValue().split(" ")).contains(state))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("America/New_York"),
                !DIVIDED.contains(state));
    }

    String line() {
        return "timeZone: " + zone + (isOnlyOne ? "" : " # LOOK: the state has two; which is the agency's?") + "\n";
    }
}
