package org.whereabouts.app.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.OutcomeJson;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.schedules.profile.ProfileRules;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files with which a source begins: a profile that loads and is not enabled, and, unless its family has example pages for
 * all of its members, a page that does not read as expected until somebody has filled it in. A source of a family is named in
 * the index at once; one that needs a class of its own is not, because a profile whose adapter is missing would stop every
 * other command.
 */
public final class Scaffold {

    /** In place of a family, for a site that needs a class of its own. */
    public static final String OWN = "own";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Checkout checkout;
    private final SourceId id;
    private final String family;
    private final URI url;
    private final String agency;
    private final String state;

    /**
     * What to begin.
     *
     * @param family one of {@link Adapters#families()}, or {@link #OWN}
     * @param url scheme and host
     * @param agency its full name, or {@link ProfileRules#FILL_IN}
     * @param state two letters, upper case
     */
    public Scaffold(Checkout checkout, SourceId id, String family, URI url, String agency, String state) {
        this.checkout = checkout;
        this.id = id;
        this.family = family;
        this.url = url;
        this.agency = agency;
        this.state = state;
    }

    private boolean isOwn() {
        return family.equals(OWN);
    }

    /** Whether the family has example pages, which are those of each of its members. */
    public boolean hasFamilyPages() {
        return !isOwn() && Files.isDirectory(checkout.families().resolve(family));
    }

    /**
     * Writes the files.
     *
     * @return what was written
     * @throws OperatorException when one of them is there already; nothing is written then
     */
    public List<Path> write() {
        String profile = profile();
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        files.put(checkout.profile(id), profile);
        if (!hasFamilyPages()) {
            PageRequest request = isOwn()
                    ? PageRequest.get("list", "/")
                    : Adapters.adapt(SourceYaml.read("the new profile", profile))
                            .pageKinds()
                            .getFirst();
            Path page = checkout.examples(id).resolve(isOwn() ? "list.html" : "list.json");
            files.put(page, ProfileRules.FILL_IN + ": a result page of the site, with made-up people\n");
            files.put(ExamplePage.expectedFile(page), expectation(request));
        }
        for (Path folder : List.of(checkout.profile(id).resolveSibling(""), checkout.examples(id))) {
            if (Files.exists(folder)) {
                throw new OperatorException(
                        ExitCode.FAILED, checkout.shown(folder) + " is there already; nothing was written.");
            }
        }
        try {
            for (var file : files.entrySet()) {
                Files.createDirectories(file.getKey().resolveSibling(""));
                Files.writeString(file.getKey(), file.getValue());
            }
            if (!isOwn()) {
                TreeSet<String> ids = new TreeSet<>(checkout.indexed());
                ids.add(id.value());
                Files.writeString(checkout.index(), String.join("\n", ids) + "\n");
                files.put(checkout.index(), "");
            }
            return List.copyOf(files.keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expectation(PageRequest request) {
        SequencedMap<String, Object> expected = new LinkedHashMap<>();
        expected.put("request", OutcomeJson.request(request));
        SequencedMap<String, Object> person = new LinkedHashMap<>();
        person.put("NUMBER", ProfileRules.FILL_IN);
        person.put("FAMILY", ProfileRules.FILL_IN);
        person.put("GIVEN", ProfileRules.FILL_IN);
        SequencedMap<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("type", "Roster");
        outcome.put("entries", List.of(person));
        outcome.put("next", List.of());
        expected.put("outcome", outcome);
        return JSON.writeValueAsString(expected) + "\n";
    }

    private String profile() {
        Optional<SourceProfile> like = familyMember();
        String settings = Adapters.settingsOf(family).entrySet().stream()
                .map(setting ->
                        "  " + setting.getKey() + ": " + ProfileRules.FILL_IN + " # " + setting.getValue() + "\n")
                .collect(Collectors.joining());
        return """
                # Begun with 'source new'. Replace every FILL IN, go through the rest, then: whereabouts source check %1$s
                id: %1$s
                agency: %2$s
                level: %3$s # FEDERAL (no state), STATE or COUNTY
                state: %4$s
                adapter: %5$s
                baseUrl: %6$s
                %7$stimeZone: America/New_York # of the agency
                delay: PT5S # least time between two requests; be slower than you need
                # window: {from: "20:00", to: "06:00"} # the hours in which it may be swept
                # dailyRequests: 2000
                # charset: windows-1252 # only where its pages do not say so, or say it wrongly
                schedule: 0 0 3 * * ? # Quartz cron: seconds, minutes, hours, day, month, weekday; in its time zone
                listing: FULL_ROSTER # SEARCH_ONLY for a site that lists nobody (then without schedule), BULK_FILE
                absenceMeans: UNKNOWN # RELEASED only where the site lists everybody it holds and nobody else
                freshFor: P2D # how old a sighting may be and still count as current
                # renewed: every hour # how often the site itself says that it renews its data, in its words
                number:
                  label: %8$s # what the agency calls its number
                  pattern: %9$s # regular expression of the whole number
                  example: %10$s # a made-up one
                words: # the site's own words, in upper case, and what they mean
                  defaultStatus: IN_CUSTODY # of somebody listed without a status word; leave out where the site says it
                %11$s  status: %12$s
                  sex: %13$s
                  places: %14$s # words in place of a facility, for example IN TRANSIT: IN_TRANSIT
                bounds: # a run outside of these is not believed
                  populationFloor: 1
                  populationCeiling: 5000
                  maxMissingShare: 0.3
                enabled: false # true needs terms: {url, reviewedBy, reviewedOn, allows}
                notes: []
                """.formatted(
                        id,
                        quoted(agency),
                        isOwn() ? "STATE" : "COUNTY",
                        state,
                        isOwn() ? id.value() : family,
                        url,
                        settings.isEmpty() ? "" : "settings:\n" + settings,
                        quoted(like.map(member -> member.number().label()).orElse(ProfileRules.FILL_IN)),
                        quoted(like.map(member -> member.number().pattern()).orElse(ProfileRules.FILL_IN)),
                        quoted(like.map(member -> member.number().example()).orElse(ProfileRules.FILL_IN)),
                        like.isEmpty()
                                ? ""
                                : "  defaultFacility: " + ProfileRules.FILL_IN
                                        + " # the name of its one jail; leave out where the site says where somebody is\n",
                        words(like.map(member -> member.words().status()).orElse(Map.of())),
                        words(like.map(member -> member.words().sex())
                                .filter(sexes -> !sexes.isEmpty())
                                .orElse(Map.of("M", "MALE", "F", "FEMALE"))),
                        words(like.map(member -> member.words().places()).orElse(Map.of())));
    }

    /** The made-up member of the family whose example pages there are: numbers and words are the platform's. */
    private Optional<SourceProfile> familyMember() {
        Path file = checkout.families().resolve(family).resolve("source.yml");
        try {
            return isOwn() || !Files.isRegularFile(file)
                    ? Optional.empty()
                    : Optional.of(SourceYaml.read(checkout.shown(file), Files.readString(file)));
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
        return text.matches("[A-Za-z][A-Za-z .]*") ? text : "'" + text.replace("'", "''") + "'";
    }

    /** The state in an id: {@code us-ky-campbell} is in KY; {@code FILL IN} where the second part is no two letters. */
    public static String stateIn(SourceId id) {
        String[] parts = id.value().split("-", -1);
        return parts.length > 2 && parts[1].length() == 2 ? parts[1].toUpperCase(Locale.ROOT) : ProfileRules.FILL_IN;
    }
}
