package org.whereabouts.schedules.profile;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceProfile.Bounds;
import org.whereabouts.crawler.source.SourceProfile.Level;
import org.whereabouts.crawler.source.SourceProfile.Listing;
import org.whereabouts.crawler.source.SourceProfile.NumberFormat;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.custody.Sex;
import org.whereabouts.normalizer.identifier.Numbers;

/**
 * The rules for profiles that could be read, shipped ones and those that operators send: values that contradict each other, that
 * nobody has filled in, that would fail in the middle of a run, or that no site should be asked by. Pure.
 */
public final class ProfileRules {

    /** What a scaffold has where a person must write. */
    public static final String FILL_IN = "FILL IN";

    private static final Duration LEAST_DELAY = Duration.ofSeconds(1);

    private final List<Finding> findings = new ArrayList<>();

    private ProfileRules() {}

    /**
     * The faults of a profile by which a site on the Internet would be asked, in the order of the keys; empty when all is well.
     *
     * @param shipped what else asks sites: the profile may ask none of their hosts more often than they do. Its own may be among them
     */
    public static List<Finding> faults(SourceProfile profile, Collection<SourceProfile> shipped) {
        List<Finding> faults = new ArrayList<>(new ProfileRules().check(profile, LEAST_DELAY));
        faults.addAll(SharedHost.faults(profile, shipped));
        return faults;
    }

    /** Those of the sources that ask the same host as that address would: they all keep the same restraint. */
    public static List<SourceProfile> ofTheSameHost(URI address, Collection<SourceProfile> sources) {
        return sources.stream()
                .filter(source -> SharedHost.asks(source, address))
                .toList();
    }

    /** The same in the sandbox, whose sites are ours: they may be asked at any pace. */
    public static List<Finding> faultsInSandbox(SourceProfile profile) {
        return new ProfileRules().check(profile, Duration.ZERO);
    }

    private List<Finding> check(SourceProfile profile, Duration leastDelay) {
        filledIn("agency", profile.agency());
        settings(profile.settings());
        where(profile);
        require(
                profile.delay().compareTo(leastDelay) >= 0,
                "delay",
                leastDelay.isZero()
                        ? "cannot be negative"
                        : "must be at least PT1S: no public site is asked more often than once a second");
        schedule(profile);
        require(profile.freshFor().isPositive(), "freshFor", "must be longer than no time");
        number(profile);
        words("status", profile.words().status(), CustodyStatus.values());
        words("sex", profile.words().sex(), Sex.values());
        words("places", profile.words().places(), CustodyStatus.values());
        String otherwise = profile.words().defaultStatus();
        if (otherwise != null) {
            meaning("words.defaultStatus", otherwise, CustodyStatus.values());
        }
        String facility = profile.words().defaultFacility();
        if (facility != null) {
            filledIn("words.defaultFacility", facility);
        }
        bounds(profile.bounds());
        BulkFile file = profile.file();
        if (file != null) {
            file.columns().forEach((field, columns) -> filledIn("file.columns." + field, String.join(" ", columns)));
        }
        profile.notes().forEach(note -> filledIn("notes", note.text()));
        return List.copyOf(findings);
    }

    private void filledIn(String key, @Nullable String value) {
        require(value != null && !value.contains(FILL_IN) && !value.isBlank(), key, "is not filled in");
    }

    private void settings(Map<String, String> settings) {
        settings.keySet().stream().sorted().forEach(key -> filledIn("settings." + key, settings.get(key)));
        String path = settings.getOrDefault("path", "/");
        require(
                path.startsWith("/") || path.contains(FILL_IN),
                "settings.path",
                "must begin with /, as in an address, not " + path);
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
                        && url.getRawQuery() == null
                        && url.getRawUserInfo() == null,
                "baseUrl",
                "must be scheme and host only, for example https://locator.example.gov");
    }

    private void schedule(SourceProfile profile) {
        String schedule = profile.schedule();
        if (schedule == null) {
            require(profile.listing() == Listing.SEARCH_ONLY, "schedule", "a source that lists people needs one");
        } else {
            require(
                    CronExpression.isValidExpression(schedule),
                    "schedule",
                    "'" + schedule + "' is no Quartz cron expression");
        }
    }

    private void number(SourceProfile profile) {
        NumberFormat number = profile.number();
        filledIn("number.label", number.label());
        filledIn("number.pattern", number.pattern());
        filledIn("number.example", number.example());
        try {
            require(
                    Pattern.compile(number.pattern()).matcher(number.example()).matches(),
                    "number.example",
                    "'" + number.example() + "' does not match the pattern " + number.pattern());
            canaries(profile);
        } catch (PatternSyntaxException e) {
            require(false, "number.pattern", "is no regular expression: " + e.getDescription());
        }
    }

    /** One that has another form would never be found. They identify people, and are named by their place in the list. */
    private void canaries(SourceProfile profile) {
        List<String> canaries = profile.canaries();
        for (int i = 0; i < canaries.size(); i++) {
            require(
                    Numbers.canonical(profile.number(), canaries.get(i)).isPresent(),
                    "canaries",
                    "number " + (i + 1) + " of the list is no "
                            + profile.number().label() + ": it does not fit "
                            + profile.number().pattern());
        }
    }

    private void words(String list, Map<String, String> words, Enum<?>[] known) {
        words.keySet().stream().sorted().forEach(word -> {
            String key = "words." + list + "." + word;
            require(
                    word.equals(word.toUpperCase(Locale.ROOT).strip()),
                    key,
                    "must be in upper case: words are looked up that way");
            meaning(key, words.get(word), known);
        });
    }

    private void meaning(String key, @Nullable String meaning, Enum<?>[] known) {
        List<String> names = Arrays.stream(known).map(Enum::name).sorted().toList();
        require(
                names.contains(String.valueOf(meaning)),
                key,
                "'" + meaning + "' is none of " + String.join(", ", names));
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

    private void require(boolean holds, String key, String otherwise) {
        if (!holds) {
            findings.add(new Finding(key, otherwise));
        }
    }
}
