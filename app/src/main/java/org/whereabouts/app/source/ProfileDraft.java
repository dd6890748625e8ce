package org.whereabouts.app.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.schedules.profile.ProfileRules;

/**
 * The profile with which a source begins: it loads, is not enabled, and says {@link ProfileRules#FILL_IN} where a person must write.
 *
 * @param address of the site: scheme and host, and behind them the path of the roster where it is known; of the file of a source
 *     that is one
 * @param agency its full name, or {@link ProfileRules#FILL_IN}
 * @param state two letters, upper case
 * @param shipped the sources there are: what asks the same host is as restrained as they are
 */
public record ProfileDraft(URI address, String agency, String state, Collection<SourceProfile> shipped) {

    private static final Duration USUAL_DELAY = Duration.ofSeconds(5);

    String text(Checkout checkout, SourceId id, String family) {
        boolean own = family.equals(Scaffold.OWN);
        boolean file = family.equals(Scaffold.FILE);
        // What a file is like is its agency's alone.
        Optional<SourceProfile> like = own || file ? Optional.empty() : familyMember(checkout, family);
        return """
                # Begun with 'source new'. Replace every FILL IN, go through the rest, then: whereabouts source check %1$s
                id: %1$s
                agency: %2$s
                level: %3$s # FEDERAL (no state), STATE or COUNTY
                state: %4$s
                adapter: %5$s
                baseUrl: %6$s
                %7$s%8$s%9$sschedule: 0 0 3 * * ? # Quartz cron: seconds, minutes, hours, day, month, weekday; in its time zone
                listing: %10$s
                absenceMeans: UNKNOWN # RELEASED only where the site lists everybody it holds and nobody else
                freshFor: P2D # how old a sighting may be and still count as current
                # renewed: every hour # how often the site itself says that it renews its data, in its words
                number:
                  label: %11$s # what the agency calls its number
                  pattern: %12$s # regular expression of the whole number
                  example: %13$s # a made-up one
                words: # the site's own words, in upper case, and what they mean
                  defaultStatus: IN_CUSTODY # of somebody listed without a status word; leave out where the site says it
                %14$s  status: %15$s
                  sex: %16$s
                  places: %17$s # words in place of a facility, for example IN TRANSIT: IN_TRANSIT
                bounds: # a run outside of these is not believed
                  populationFloor: 1
                  populationCeiling: 5000
                  maxMissingShare: 0.3
                %18$senabled: false # true needs terms: {url, reviewedBy, reviewedOn, allows}
                notes: []
                """.formatted(
                        id,
                        quoted(agency),
                        own ? "STATE" : "COUNTY",
                        state,
                        own ? id.value() : family,
                        site(),
                        settings(family),
                        StateZone.of(state).line(),
                        restraint(),
                        file
                                ? "BULK_FILE"
                                : "FULL_ROSTER # SEARCH_ONLY for a site that lists nobody (then without schedule), BULK_FILE",
                        quoted(like.map(member -> member.number().label()).orElse(ProfileRules.FILL_IN)),
                        quoted(like.map(member -> member.number().pattern()).orElse(ProfileRules.FILL_IN)),
                        quoted(like.map(member -> member.number().example()).orElse(ProfileRules.FILL_IN)),
                        own
                                ? ""
                                : "  defaultFacility: " + ProfileRules.FILL_IN
                                        + " # the name of its one jail; leave out where the site says where somebody is\n",
                        words(like.map(member -> member.words().status()).orElse(Map.of())),
                        words(like.map(member -> member.words().sex())
                                .filter(sexes -> !sexes.isEmpty())
                                .orElse(Map.of("M", "MALE", "F", "FEMALE"))),
                        words(like.map(member -> member.words().places()).orElse(Map.of())),
                        file ? fileKeys() : "");
    }

    private boolean isOfThisMachine() {
        return "file".equals(address.getScheme());
    }

    private String site() {
        return isOfThisMachine()
                ? "http://127.0.0.1 # where it is tried; the agency's own site before it is enabled. Nothing is asked there"
                : siteOf(address).toString();
    }

    private static URI siteOf(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    private String settings(String family) {
        Map<String, String> known = Adapters.settingsIn(family, Objects.requireNonNullElse(address.getRawPath(), ""));
        String settings = Adapters.settingsOf(family).entrySet().stream()
                .map(setting -> "  " + setting.getKey() + ": "
                        + Optional.ofNullable(known.get(setting.getKey()))
                                .map(ProfileDraft::quoted)
                                .orElse(ProfileRules.FILL_IN)
                        + " # " + setting.getValue() + "\n")
                .collect(Collectors.joining());
        return settings.isEmpty() ? "" : "settings:\n" + settings;
    }

    /** How the host is asked: as those ask it who do already, for it is to notice no difference. */
    private String restraint() {
        Collection<SourceProfile> others =
                isOfThisMachine() ? List.of() : ProfileRules.ofTheSameHost(siteOf(address), shipped);
        Duration delay = others.stream()
                .map(SourceProfile::delay)
                .max(Duration::compareTo)
                .orElse(USUAL_DELAY);
        String why = others.isEmpty()
                ? "least time between two requests; be slower than you need"
                : "least time between two requests; the same for all that ask this host";
        StringBuilder lines = new StringBuilder("delay: " + delay + " # " + why + "\n");
        others.stream()
                .filter(other -> other.window() != null)
                .findFirst()
                .ifPresentOrElse(
                        other -> lines.append("window: {from: '")
                                .append(Objects.requireNonNull(other.window()).from())
                                .append("', to: '")
                                .append(Objects.requireNonNull(other.window()).to())
                                .append("'} # as all that ask this host\n"),
                        () -> lines.append(
                                "# window: {from: '20:00', to: '06:00'} # the hours in which it may be swept\n"));
        others.stream()
                .map(SourceProfile::dailyRequests)
                .filter(Objects::nonNull)
                .min(Integer::compareTo)
                .ifPresentOrElse(
                        most -> lines.append("dailyRequests: ").append(most).append(" # as all that ask this host\n"),
                        () -> lines.append("# dailyRequests: 2000\n"));
        return lines.append("# charset: windows-1252 # only where its pages do not say so, or say it wrongly\n")
                .toString();
    }

    private String fileKeys() {
        String path = address.getRawPath().toUpperCase(Locale.ROOT);
        boolean zipped = path.endsWith(".ZIP");
        String format = path.replaceFirst(".*\\.", "");
        return """
                file:
                  url: %s
                  maxSize: 20000000 # most bytes, as fetched and as unpacked
                  format: %s # CSV, TSV, FIXED_WIDTH, XLS or XLSX
                  %sentry: '*.csv' # which file of a ZIP is meant
                  columns: # what says what; also FAMILY, GIVEN, MIDDLE, SUFFIX, BIRTH_DATE, AGE, SEX, STATUS, FACILITY, ADMITTED
                    NUMBER: FILL IN
                    NAME: FILL IN
                  required: [NAME]
                  dates: {} # how the dates of a column are written, for example DOB: MM/dd/uuuu; EXCEL for those of a sheet
                """.formatted(address, format.matches("CSV|TSV|XLSX?") ? format : "CSV", zipped ? "" : "# ");
    }

    /** The made-up member of the family whose example pages there are: numbers and words are the platform's. */
    private static Optional<SourceProfile> familyMember(Checkout checkout, String family) {
        Path file = checkout.families().resolve(family).resolve("source.yml");
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(SourceYaml.read(checkout.shown(file), Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Map<String, String> words) {
        return new TreeMap<>(words)
                .entrySet().stream()
                        .map(word -> quoted(word.getKey()) + ": " + word.getValue())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** In single quotes where YAML might read more than text into it (YAML 1.2.2, section 7.3.2). */
    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z .]*|/[A-Za-z0-9/._-]*|[A-Za-z]\\w*")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
