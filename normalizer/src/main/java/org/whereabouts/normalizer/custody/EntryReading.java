package org.whereabouts.normalizer.custody;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.normalizer.custody.DateText.Reading;
import org.whereabouts.normalizer.custody.DateText.Sense;

/** The reading of one entry: its fields one by one, and a list of what could not be read. */
final class EntryReading {

    /** Nobody in custody is older; a date before that stands for "unknown". */
    private static final int OLDEST = 120;

    /** Enough of a word to recognize it by. */
    private static final int LONGEST_WORD = 80;

    /** What sources write in place of a date, and nobody is called. */
    private static final Set<String> DATE_WORDS = Set.of(
            "UNKNOWN",
            "LIFE",
            "LIFE SENTENCE",
            "LIFE WITHOUT PAROLE",
            "LWOP",
            "DEATH SENTENCE",
            "INDETERMINATE",
            "NOT APPLICABLE",
            "PENDING",
            "TBD");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}]+");

    private final RosterEntry entry;
    private final LocalDate page;
    private final LocalDate asOf;
    private final List<UnknownWord> unknown = new ArrayList<>();

    /**
     * Begins to read.
     *
     * @param page the day on which the page was received, in the source's time zone: what is later is of the future
     * @param asOf the day of which the page speaks, that day or an earlier one: ages are of it
     */
    EntryReading(RosterEntry entry, LocalDate page, LocalDate asOf) {
        this.entry = entry;
        this.page = page;
        this.asOf = asOf;
    }

    LocalDate page() {
        return page;
    }

    List<String> aliases() {
        return entry.aliases().stream().map(EntryReading::clean).toList();
    }

    /** What could not be read so far. */
    List<UnknownWord> unknown() {
        return unknown;
    }

    @Nullable
    String text(EntryField field) {
        return entry.get(field)
                .map(EntryReading::clean)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** Single blanks and no control characters, which no store takes gladly. */
    private static String clean(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** What the source's word means, null when it is absent or unknown; an unknown word is noted. */
    @Nullable
    String meaning(EntryField field, Map<String, String> words) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String meaning = words.get(text.toUpperCase(Locale.ROOT));
        if (meaning == null) {
            note(field, text);
        }
        return meaning;
    }

    void note(EntryField field, String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        unknown.add(new UnknownWord(field, limited(upper)));
    }

    private static String limited(String word) {
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word;
    }

    private static String masked(String text) {
        return text.replaceAll("\\p{N}", "9").replaceAll("[\\p{L}\\p{M}]", "x");
    }

    /** A day in the past; anything else in the field is noted and left out. */
    @Nullable
    LocalDate day(EntryField field) {
        Reading reading = date(field, Sense.PAST);
        if (reading instanceof Reading.Day day) {
            return day.date();
        }
        if (!(reading instanceof Reading.Nothing)) {
            noteShape(field);
        }
        return null;
    }

    /** A projected release: ISO date, {@code LIFE} or {@code UNKNOWN}; anything else is noted and left out. */
    @Nullable
    String projection(EntryField field) {
        return switch (date(field, Sense.FUTURE)) {
            case Reading.Day day -> day.date().toString();
            case Reading.Word word -> word.word();
            case Reading.Nothing ignored -> null;
            case Reading.OnlyYear ignored -> {
                noteShape(field);
                yield null;
            }
            case Reading.Unreadable ignored -> {
                noteShape(field);
                yield null;
            }
        };
    }

    /** What the entry says of the birth: the birth date or year first, then the age. */
    List<Birth> births() {
        return Stream.of(birthDate(), age()).flatMap(Optional::stream).toList();
    }

    private Optional<Birth> birthDate() {
        Optional<Birth> birth = switch (date(EntryField.BIRTH_DATE, Sense.PAST)) {
            case Reading.Day day -> Optional.of(new Birth.FullDate(day.date()));
            case Reading.OnlyYear only -> Optional.of(new Birth.Year(only.year()));
            case Reading.Word ignored -> Optional.empty();
            case Reading.Nothing ignored -> Optional.empty();
            case Reading.Unreadable ignored -> {
                noteShape(EntryField.BIRTH_DATE);
                yield Optional.empty();
            }
        };
        if (birth.filter(this::isImpossible).isPresent()) {
            noteShape(EntryField.BIRTH_DATE);
            return Optional.empty();
        }
        return birth;
    }

    private boolean isImpossible(Birth birth) {
        return birth.latestYear() < page.getYear() - OLDEST || birth.earliest().isAfter(page);
    }

    private Optional<Birth> age() {
        String text = text(EntryField.AGE);
        if (text == null) {
            return Optional.empty();
        }
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= OLDEST) {
            return Optional.of(new Birth.Age(Integer.parseInt(text), asOf));
        }
        noteShape(EntryField.AGE);
        return Optional.empty();
    }

    /** Reads a date; words behind it are noted, an absent field is {@link Reading.Nothing}. */
    private Reading date(EntryField field, Sense sense) {
        String text = text(field);
        Reading reading = text == null ? new Reading.Nothing() : DateText.read(text, sense, page);
        if (reading instanceof Reading.Day day && !day.tail().isEmpty()) {
            note(field, day.tail());
        }
        return reading;
    }

    /**
     * Notes the shape of a field. Dates and ages are personal, and a column that has moved may bring a name, so no digit is
     * kept and no letter, except in words that are surely none.
     */
    private void noteShape(EntryField field) {
        String text = text(field);
        if (text != null) {
            String upper = text.toUpperCase(Locale.ROOT);
            unknown.add(new UnknownWord(field, DATE_WORDS.contains(upper) ? upper : limited(masked(text))));
        }
    }
}
