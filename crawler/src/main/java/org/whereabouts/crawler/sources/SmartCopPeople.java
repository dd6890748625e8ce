package org.whereabouts.crawler.sources;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * The people in a page or piece of a page of SmartWEB: a table for each, headed {@code SAMPLETON, ALVIN (W/ MALE / DOB:1/2/1980 )},
 * with cells of labels and values below. Each has one heading and one booking number, which therefore count the people twice.
 */
sealed interface SmartCopPeople {

    /** Those who are there; nobody where there is no heading and no booking number. */
    record Read(List<RosterEntry> people) implements SmartCopPeople {}

    /** Something else stands there. */
    record Changed(LayoutChanged change) implements SmartCopPeople {}

    Pattern HEADING = Pattern.compile("(.+?)\\s*\\(([^()/]*)/([^()/]*)(?:/\\s*(?:DOB:)?([^()]*))?\\)");
    Evaluator HEADINGS = Selector.evaluatorOf(".SearchHeader");
    Pattern NUMBER_LABEL = Pattern.compile("(?i)Booking (?:No|Number|#)\\.?:");
    Pattern BIRTH_DATE = Pattern.compile("\\s*\\d{1,2}/\\d{1,2}/\\d{4}\\s*");
    Pattern AGE_OF_MINOR = Pattern.compile("\\d|1[0-7]");

    static SmartCopPeople in(Document document) {
        Set<Element> tables = new LinkedHashSet<>();
        int numbers = 0;
        for (Element cell : document.select("td")) {
            if (NUMBER_LABEL.matcher(cell.ownText().strip()).matches()) {
                numbers++;
                Element table = cell.closest("table");
                if (table != null) {
                    tables.add(table);
                }
            }
        }
        long headings = document.select(HEADINGS).stream()
                .filter(heading -> HEADING.matcher(heading.text().strip()).matches())
                .count();
        if (numbers != tables.size() || numbers != headings) {
            return changed("a heading and a \"Booking No:\" for each person", headings + " and " + numbers);
        }
        List<RosterEntry> people = new ArrayList<>();
        for (Element table : tables) {
            Element heading = table.selectFirst(HEADINGS);
            Matcher read = HEADING.matcher(heading == null ? "" : heading.text().strip());
            Labelled labels = Labelled.beside(table);
            Optional<RosterEntry> person = read.matches() ? person(read, labels) : Optional.empty();
            if (person.isEmpty()) {
                return changed(
                        "a name (race/ sex) and a booking number",
                        "a table of " + table.text().length() + " characters");
            }
            people.add(person.get());
        }
        return new Read(people);
    }

    private static SmartCopPeople changed(String expected, String found) {
        return new Changed(new LayoutChanged(expected, found));
    }

    private static Optional<RosterEntry> person(Matcher heading, Labelled labels) {
        if (labels.missing(List.of("Status")).isPresent()) {
            return Optional.empty();
        }
        String birth = heading.group(4);
        String booked = first(labels, "Age On Booking Date");
        boolean mayBeMinor = (birth == null || !BIRTH_DATE.matcher(birth).matches())
                && booked != null
                && AGE_OF_MINOR.matcher(booked).matches();
        return Optional.of(RosterEntry.builder()
                        .put(
                                EntryField.NUMBER,
                                first(labels, "Booking No", "Booking No.", "Booking Number", "Booking #"))
                        .put(EntryField.SECOND_NUMBER, first(labels, "MniNo", "Mni No"))
                        .put(EntryField.NAME, heading.group(1))
                        .put(EntryField.SEX, heading.group(3))
                        .put(EntryField.BIRTH_DATE, birth)
                        // The age then says little of the age now: only a birth date tells whether a minor has come of
                        // age.
                        .put(EntryField.AGE, mayBeMinor ? booked : null)
                        .put(EntryField.STATUS, labels.get("Status"))
                        .put(EntryField.ADMITTED, labels.get("Booking Date"))
                        .put(EntryField.RELEASED, first(labels, "Release Date", "Released Date"))
                        .put(EntryField.HOUSING_UNIT, cell(labels))
                        .build())
                .filter(person -> person.get(EntryField.NUMBER).isPresent());
    }

    private static @Nullable String first(Labelled labels, String... called) {
        for (String label : called) {
            if (labels.has(label)) {
                return labels.get(label);
            }
        }
        return null;
    }

    /** Behind the cell there is a link to the hours of visits. */
    private static @Nullable String cell(Labelled labels) {
        String cell = labels.get("CELL Assigned");
        int link = cell == null ? -1 : cell.toUpperCase(Locale.ROOT).indexOf("VISITATION SCHEDULE");
        return cell == null || link < 0 ? cell : cell.substring(0, link);
    }
}
