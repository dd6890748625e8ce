package org.whereabouts.crawler.source;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code source.yml} says of a source: who, where, how often, how politely, what absence means, and the bounds within
 * which its answers are believed.
 *
 * @param id the source
 * @param agency the agency's full name
 * @param level who runs it
 * @param state two-letter code of the state; null for a federal source
 * @param adapter the class or family that reads it, for example {@code jailtracker}
 * @param baseUrl scheme and host that requests are relative to
 * @param settings what the family needs to know of this member, for example the index name of a county
 * @param timeZone in which its schedule and its dates are meant
 * @param delay the least time between two requests to its host; at most an hour
 * @param window in which hours of its day it may be swept; null for all
 * @param dailyRequests most requests to it in a day of {@code timeZone}; null for no bound of its own
 * @param charset what its pages are written in, where they do not say so or say it wrongly; null to believe them
 * @param schedule when it is swept: a Quartz cron expression in {@code timeZone}; null for a source that is only looked up
 * @param listing how the source can be enumerated
 * @param absenceMeans what it means when somebody is no longer listed
 * @param renewed how often the site itself says that it renews what it shows, in its words; null where it does not say
 * @param detailsGoodFor how long a page about one person is believed while their row of the list stays the same; shorter than
 *     {@code freshFor}; null to ask for it in every sweep
 * @param freshFor how old a sighting may be and still count as current; at most 365 days
 * @param number how the agency's numbers look
 * @param words the source's own words and what they mean
 * @param bounds what a believable run looks like
 * @param file the file that lists everybody, where {@code listing} is BULK_FILE; null elsewhere
 * @param canaries numbers of people who will be listed for years: a run that lacks one is not believed
 * @param evidence what the profile rests on while nobody has tried the site since, for example the year of old code that read
 *     it; null for a profile that was tried. Not to be enabled with it
 * @param enabled whether it is swept on schedule; refused without reviewed terms
 * @param terms the site's terms and who read them; null while nobody has
 * @param notes dated observations
 */
public record SourceProfile(
        SourceId id,
        String agency,
        Level level,
        @Nullable String state,
        String adapter,
        URI baseUrl,
        Map<String, String> settings,
        ZoneId timeZone,
        Duration delay,
        @Nullable FetchWindow window,
        @Nullable Integer dailyRequests,
        @Nullable String charset,
        @Nullable String schedule,
        Listing listing,
        AbsenceMeans absenceMeans,
        @Nullable String renewed,
        @Nullable Duration detailsGoodFor,
        Duration freshFor,
        NumberFormat number,
        Words words,
        Bounds bounds,
        @Nullable BulkFile file,
        List<String> canaries,
        @Nullable String evidence,
        boolean enabled,
        @Nullable Terms terms,
        List<Note> notes) {

    /** Nobody means a longer pause between two requests; what is longer is a slip of the pen. */
    public static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private static final Duration LONGEST_FRESH = Duration.ofDays(365);

    public SourceProfile {
        settings = Map.copyOf(settings);
        canaries = List.copyOf(canaries);
        notes = List.copyOf(notes);
        if (enabled && terms == null) {
            throw new IllegalArgumentException(id + ": enabled needs terms: (url, reviewedBy, reviewedOn, allows)");
        }
        if (enabled && evidence != null) {
            throw new IllegalArgumentException(
                    id + ": enabled needs a site that was tried; take out evidence when it reads as this profile says");
        }
        if (detailsGoodFor != null && detailsGoodFor.compareTo(freshFor) >= 0) {
            throw new IllegalArgumentException(id + ": detailsGoodFor must be shorter than freshFor");
        }
        if (delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(id + ": delay must be at most " + LONGEST_DELAY);
        }
        if (freshFor.compareTo(LONGEST_FRESH) > 0) {
            throw new IllegalArgumentException(id + ": freshFor must be at most P365D");
        }
        if (dailyRequests != null && dailyRequests < 1) {
            throw new IllegalArgumentException(id + ": dailyRequests must be at least 1");
        }
        if (charset != null && !isCharset(charset)) {
            throw new IllegalArgumentException(id + ": there is no charset '" + charset + "'");
        }
        if (listing == Listing.SEARCH_ONLY && schedule != null) {
            throw new IllegalArgumentException(id + ": a source that is only searched has no schedule");
        }
        if ((listing == Listing.BULK_FILE) != (file != null)) {
            throw new IllegalArgumentException(id + ": listing BULK_FILE and the key file belong together");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** How its host wants to be asked. */
    public Politeness politeness() {
        return politeness(baseUrl);
    }

    /** How the host of that request wants to be asked: a file may lie on another than the locator. */
    public Politeness politeness(PageRequest request) {
        return file != null && Set.of(BulkFile.KIND, BulkFile.INDEX).contains(request.kind())
                ? politeness(file.origin())
                : politeness();
    }

    private Politeness politeness(URI origin) {
        return new Politeness(id, origin, delay, timeZone, window, dailyRequests);
    }

    /** The file that the request asks for; empty for a page. */
    public Optional<BulkFile> fileOf(PageRequest request) {
        return Optional.ofNullable(file).filter(_ -> request.kind().equals(BulkFile.KIND));
    }

    /** Who runs the locator. */
    public enum Level {
        FEDERAL,
        STATE,
        COUNTY
    }

    /** How a source can be enumerated. */
    public enum Listing {
        FULL_ROSTER,
        SEARCH_ONLY,
        BULK_FILE
    }

    /** What it means when a person is no longer listed. */
    public enum AbsenceMeans {
        RELEASED,
        UNKNOWN
    }

    /**
     * How the agency's numbers look.
     *
     * @param label what the agency calls it, for example {@code TDCJ number}
     * @param pattern regular expression of the canonical form, whole string
     * @param digits digits to zero-pad to before {@code pattern} is tried; null where numbers are taken as they are
     * @param dashAfter position of a dash that people leave out, for example 5 in {@code 12345-678}; null for none
     * @param example a made-up number, shown to people
     */
    public record NumberFormat(
            String label,
            String pattern,
            @Nullable Integer digits,
            @Nullable Integer dashAfter,
            String example) {}

    /**
     * The source's own words, upper case, and what they mean. A word without a meaning here is counted and reported.
     *
     * @param status word of the status field to custody status
     * @param sex word of the sex field to MALE or FEMALE
     * @param places words of the facility field that are no facility, for example {@code IN TRANSIT}, to custody status
     * @param defaultStatus the custody status of somebody listed without a status word; null where the site always says it
     * @param defaultFacility where somebody is who is listed without a facility: the one jail of a county; null where the site
     *     always says it
     */
    public record Words(
            Map<String, String> status,
            Map<String, String> sex,
            Map<String, String> places,
            @Nullable String defaultStatus,
            @Nullable String defaultFacility) {

        public Words {
            status = Map.copyOf(status);
            sex = Map.copyOf(sex);
            places = Map.copyOf(places);
        }
    }

    /**
     * What a believable run looks like.
     *
     * @param populationFloor fewest people, inclusive
     * @param populationCeiling most people, inclusive
     * @param maxMissingShare largest believable share of the people held who are suddenly not listed, 0..1
     * @param minFill least share of entries that carry a field, 0..1
     */
    public record Bounds(
            int populationFloor, int populationCeiling, double maxMissingShare, Map<EntryField, Double> minFill) {

        public Bounds {
            minFill = Map.copyOf(minFill);
        }
    }

    /** The site's terms, and who read them when with which result. */
    public record Terms(URI url, String reviewedBy, LocalDate reviewedOn, String allows) {}

    /** A dated observation and where it comes from. */
    public record Note(
            LocalDate date, String text, @Nullable String source) {}

    /** The state's two-letter code; empty for a federal source. */
    public Optional<String> stateCode() {
        return Optional.ofNullable(state);
    }

    /** The same source as the sandbox plays it: elsewhere, faster, and swept without the real site's terms being concerned. */
    public SourceProfile overlaid(SourceOverlay overlay) {
        Terms sandboxTerms = new Terms(overlay.baseUrl(), "sandbox", LocalDate.EPOCH, "synthetic people on loopback");
        return new SourceProfile(
                id,
                agency,
                level,
                state,
                adapter,
                overlay.baseUrl(),
                settings,
                timeZone,
                overlay.delay(),
                null,
                null,
                charset,
                schedule,
                listing,
                absenceMeans,
                renewed,
                detailsGoodFor,
                freshFor,
                number,
                words,
                bounds,
                file == null ? null : file.at(overlay.baseUrl()),
                overlay.canaries(),
                null,
                true,
                sandboxTerms,
                notes);
    }
}
