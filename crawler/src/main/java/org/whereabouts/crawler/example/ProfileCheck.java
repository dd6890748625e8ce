package org.whereabouts.crawler.example;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceProfile.Bounds;
import org.whereabouts.crawler.source.SourceProfile.Level;
import org.whereabouts.crawler.source.SourceProfile.Listing;
import org.whereabouts.crawler.source.SourceProfile.NumberFormat;

/** What can be wrong with a profile that could be read: values that contradict each other, or that nobody has filled in. */
public final class ProfileCheck {

    /** What a scaffold has where a person must write. */
    public static final String FILL_IN = "FILL IN";

    private final List<Finding> findings = new ArrayList<>();

    private ProfileCheck() {}

    /** What is wrong, in the order of the keys; empty when all is well. */
    public static List<Finding> check(SourceProfile profile) {
        ProfileCheck check = new ProfileCheck();
        check.filledIn("agency", profile.agency());
        profile.settings().forEach((key, value) -> check.filledIn("settings." + key, value));
        check.where(profile);
        check.pace(profile);
        check.number(profile.number());
        check.words("status", profile.words().status());
        check.words("sex", profile.words().sex());
        check.words("places", profile.words().places());
        check.bounds(profile.bounds());
        check.canaries(profile);
        profile.notes().forEach(note -> check.filledIn("notes", note.text()));
        return check.findings;
    }

    private void filledIn(String key, String value) {
        require(!value.contains(FILL_IN) && !value.isBlank(), key, "is not filled in");
    }

    private void where(SourceProfile profile) {
        String state = profile.state();
        require(
                profile.level() == Level.FEDERAL ? state == null : state != null && state.matches("[A-Z]{2}"),
                "state",
                profile.level() == Level.FEDERAL
                        ? "a federal source has none"
                        : "must be a two-letter code in upper case, for example PA");
        URI url = profile.baseUrl();
        require(
                "https".equals(url.getScheme()) || "http".equals(url.getScheme()),
                "baseUrl",
                "must begin with https:// or http://");
        require(
                url.getHost() != null
                        && (url.getRawPath() == null || url.getRawPath().isEmpty())
                        && url.getRawQuery() == null,
                "baseUrl",
                "must be scheme and host only, for example https://locator.example.gov");
    }

    private void pace(SourceProfile profile) {
        require(
                profile.delay().compareTo(Duration.ofSeconds(1)) >= 0,
                "delay",
                "must be at least PT1S: no public site is asked more often than once a second");
        require(
                profile.listing() == Listing.SEARCH_ONLY || profile.schedule() != null,
                "schedule",
                "a source that lists people needs one");
        require(profile.freshFor().isPositive(), "freshFor", "must be longer than no time");
    }

    private void number(NumberFormat number) {
        filledIn("number.label", number.label());
        filledIn("number.pattern", number.pattern());
        filledIn("number.example", number.example());
        try {
            require(
                    Pattern.compile(number.pattern()).matcher(number.example()).matches(),
                    "number.example",
                    "'" + number.example() + "' does not match the pattern " + number.pattern());
        } catch (PatternSyntaxException e) {
            require(false, "number.pattern", "is no regular expression: " + e.getDescription());
        }
    }

    private void words(String list, Map<String, String> words) {
        words.keySet().stream()
                .sorted()
                .forEach(word -> require(
                        word.equals(word.toUpperCase(Locale.ROOT).strip()),
                        "words." + list + "." + word,
                        "must be in upper case: words are looked up that way"));
    }

    private void bounds(Bounds bounds) {
        require(
                0 <= bounds.populationFloor()
                        && bounds.populationFloor() <= bounds.populationCeiling()
                        && bounds.populationCeiling() > 0,
                "bounds",
                "populationFloor and populationCeiling must bound a population: " + bounds.populationFloor() + " to "
                        + bounds.populationCeiling());
        require(isShare(bounds.maxMissingShare()), "bounds.maxMissingShare", "must be from 0 to 1");
        bounds.minFill()
                .forEach((field, share) -> require(isShare(share), "bounds.minFill." + field, "must be from 0 to 1"));
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }

    private void canaries(SourceProfile profile) {
        for (String canary : profile.canaries()) {
            require(!canary.isBlank(), "canaries", "one is blank");
        }
    }

    private void require(boolean holds, String key, String otherwise) {
        if (!holds) {
            findings.add(new Finding(key, otherwise));
        }
    }
}
