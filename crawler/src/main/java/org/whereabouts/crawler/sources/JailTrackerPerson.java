package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import tools.jackson.databind.JsonNode;

/**
 * The answer of JailTracker about one person: pairs of a field and its value. Somebody who is held and on parole has several
 * agencies; those after the first stand without the name of the field, and the one that holds them is the one of no parole.
 */
final class JailTrackerPerson {

    private static final Pattern ARREST = Pattern.compile(".*[?&]arrestNo=(\\w{1,20})(?:&.*)?");
    private static final List<String> REQUIRED = List.of("LAST NAME", "FIRST NAME", "BOOKING DATE");
    private static final Map<EntryField, String> FIELDS = Map.of(
            EntryField.FAMILY, "LAST NAME",
            EntryField.GIVEN, "FIRST NAME",
            EntryField.MIDDLE, "MIDDLE NAME",
            EntryField.SUFFIX, "SUFFIX",
            EntryField.AGE, "CURRENT AGE",
            EntryField.SEX, "SEX",
            EntryField.ADMITTED, "BOOKING DATE",
            EntryField.PROJECTED_RELEASE, "SCHED RELEASE",
            EntryField.RELEASED, "DATE RELEASED");

    private JailTrackerPerson() {}

    static PageOutcome read(JsonNode document, PageRequest asked) {
        JsonNode pairs = member(document, "data");
        Map<String, String> values = new HashMap<>();
        List<String> agencies = new ArrayList<>();
        boolean ofAgency = false;
        for (JsonNode pair : pairs) {
            if (JsonPage.firstMissing(pair, List.of("Field", "Value")).isPresent()) {
                return new LayoutChanged("data[].Field and data[].Value", JsonPage.memberNames(pair));
            }
            String field = text(pair, "Field");
            String value = text(pair, "Value");
            String name =
                    field == null ? "" : field.strip().replaceFirst(":$", "").toUpperCase(Locale.ROOT);
            ofAgency = name.startsWith("AGENC") || (name.isEmpty() && ofAgency);
            if (ofAgency && value != null) {
                agencies.add(value);
            } else if (!name.isEmpty()) {
                values.putIfAbsent(name, value == null ? "" : value);
            }
        }
        if (!values.keySet().containsAll(REQUIRED)) {
            return new LayoutChanged("fields " + REQUIRED, pairs.size() + " others");
        }
        Matcher arrest = ARREST.matcher(asked.path());
        boolean isReleased = !values.getOrDefault("DATE RELEASED", "").isBlank();
        RosterEntry person = RosterEntry.builder()
                .putAll(FIELDS, values::get)
                .put(EntryField.SECOND_NUMBER, arrest.matches() ? arrest.group(1) : null)
                .put(
                        EntryField.FACILITY,
                        agencies.stream()
                                .filter(JailTrackerPerson::holds)
                                .findFirst()
                                .orElse(agencies.isEmpty() ? null : agencies.getFirst()))
                .put(EntryField.STATUS, isReleased ? "RELEASED" : null)
                .build();
        return new Roster(List.of(person), OptionalInt.empty(), List.of());
    }

    private static boolean holds(String agency) {
        return !agency.toUpperCase(Locale.ROOT).contains("PAROLE");
    }
}
