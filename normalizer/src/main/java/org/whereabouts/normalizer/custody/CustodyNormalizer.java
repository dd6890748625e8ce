package org.whereabouts.normalizer.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.normalizer.custody.Normalized.Ground;
import org.whereabouts.normalizer.custody.Normalized.Reason;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.facility.FacilityMatch;
import org.whereabouts.normalizer.identifier.Numbers;
import org.whereabouts.normalizer.name.NameParser;
import org.whereabouts.normalizer.name.PersonName;
import org.whereabouts.normalizer.name.UnreadableNameException;

/**
 * Turns a roster entry, in its source's words, into a custody record. Pure and total: whatever an entry holds, the
 * answer is a record, a typed rejection, or that somebody is left out. What cannot be read in an optional field costs the field, never the person,
 * and is reported.
 */
public final class CustodyNormalizer {

    private static final int ADULT = 18;

    private final FacilityDirectory facilities;

    public CustodyNormalizer(FacilityDirectory facilities) {
        this.facilities = facilities;
    }

    /**
     * Normalizes one entry; dates and ages are understood as of the day the page was seen, in the source's time zone. Whether
     * somebody is under age comes first: sites say less of minors, so that a name or a number may well be missing.
     */
    public Normalized normalize(SourceProfile profile, RosterEntry entry, Provenance provenance) {
        return normalize(profile, entry, provenance, provenance.seenAt());
    }

    /**
     * The same of what was true before the page was received, as of a file. Its ages are as of its own day; dates are understood as
     * of the day it was received, for how old it is is known at worst only: what it says of a day between is not of the future.
     */
    public Normalized normalize(SourceProfile profile, RosterEntry entry, Provenance provenance, Instant receivedAt) {
        LocalDate page = receivedAt.atZone(profile.timeZone()).toLocalDate();
        var reading = new EntryReading(
                entry, page, provenance.seenAt().atZone(profile.timeZone()).toLocalDate());

        if (reading.text(EntryField.JUVENILE) != null) {
            return new Normalized.LeftOut(Ground.JUVENILE);
        }
        List<Birth> births = reading.births();
        if (births.stream().anyMatch(birth -> isUnderAge(birth, page))) {
            return new Normalized.LeftOut(Ground.UNDER_AGE);
        }
        String numberText = reading.text(EntryField.NUMBER);
        if (numberText == null) {
            return new Normalized.Rejected(
                    Reason.NO_NUMBER, "the entry has no " + profile.number().label());
        }
        Optional<String> number = Numbers.canonical(profile.number(), numberText);
        if (number.isEmpty()) {
            return new Normalized.Rejected(
                    Reason.BAD_NUMBER,
                    profile.number().label() + " of the shape " + shape(numberText) + " does not fit "
                            + profile.number().pattern());
        }
        PersonName name;
        try {
            Optional<PersonName> read = name(reading);
            if (read.isEmpty()) {
                return new Normalized.Rejected(Reason.NO_NAME, "the entry has no name");
            }
            name = read.get();
        } catch (UnreadableNameException e) {
            return new Normalized.Rejected(Reason.UNREADABLE_NAME, String.valueOf(e.getMessage()));
        }
        return accepted(profile, provenance, reading, number.get(), name, births.isEmpty() ? null : births.getFirst());
    }

    /** Whoever was under age when the source said so counts as that until it says otherwise. */
    private static boolean isUnderAge(Birth birth, LocalDate today) {
        LocalDate day = birth instanceof Birth.Age(int _, LocalDate asOf) ? asOf : today;
        return birth.earliest().isAfter(day.minusYears(ADULT));
    }

    private Normalized accepted(
            SourceProfile profile,
            Provenance provenance,
            EntryReading reading,
            String number,
            PersonName name,
            @Nullable Birth birth) {
        LocalDate released = reading.day(EntryField.RELEASED);
        String sex = reading.meaning(EntryField.SEX, profile.words().sex());
        String place = place(profile, reading);
        CustodyStatus status = status(profile.words(), reading, place, released);
        var record = new CustodyRecord(
                profile.id(),
                number,
                reading.text(EntryField.SECOND_NUMBER),
                name,
                aliases(reading, name),
                birth,
                sex == null ? null : Sex.valueOf(sex),
                status,
                place == null ? facility(profile, reading, status) : null,
                reading.text(EntryField.HOUSING_UNIT),
                reading.day(EntryField.ADMITTED),
                reading.projection(EntryField.PROJECTED_RELEASE),
                released,
                provenance);
        return new Normalized.Accepted(record, reading.unknown());
    }

    private static Optional<PersonName> name(EntryReading reading) {
        String family = reading.text(EntryField.FAMILY);
        String given = reading.text(EntryField.GIVEN);
        String whole = reading.text(EntryField.NAME);
        if (family != null || given != null) {
            return Optional.of(NameParser.ofParts(
                    Objects.requireNonNullElse(family, ""),
                    Objects.requireNonNullElse(given, ""),
                    reading.text(EntryField.MIDDLE),
                    reading.text(EntryField.SUFFIX)));
        }
        return Optional.ofNullable(whole).map(NameParser::parse);
    }

    private static List<PersonName> aliases(EntryReading reading, PersonName name) {
        var aliases = new ArrayList<PersonName>();
        for (String text : reading.aliases()) {
            try {
                PersonName alias = NameParser.parse(text);
                if (!alias.sameParts(name) && aliases.stream().noneMatch(alias::sameParts)) {
                    aliases.add(alias);
                }
            } catch (UnreadableNameException e) {
                reading.note(EntryField.NAME, "unreadable alias");
            }
        }
        return aliases;
    }

    /** What the facility field means when it names no facility ({@code IN TRANSIT}), null when it names one. */
    private static @Nullable String place(SourceProfile profile, EntryReading reading) {
        String text = reading.text(EntryField.FACILITY);
        return text == null ? null : profile.words().places().get(text.toUpperCase(Locale.ROOT));
    }

    /**
     * The status word decides, then the place, then what the source means by saying nothing. Where the result
     * contradicts the release date the status is unknown: neither a slip of the source nor one of ours may look like a
     * release.
     */
    private static CustodyStatus status(
            SourceProfile.Words words, EntryReading reading, @Nullable String place, @Nullable LocalDate released) {
        String said = reading.meaning(EntryField.STATUS, words.status());
        boolean silent = reading.text(EntryField.STATUS) == null;
        CustodyStatus status = said == null ? CustodyStatus.UNKNOWN : CustodyStatus.valueOf(said);
        if (place != null && (silent || status == CustodyStatus.IN_CUSTODY || status == CustodyStatus.UNKNOWN)) {
            status = CustodyStatus.valueOf(place);
        } else if (silent && words.defaultStatus() != null) {
            status = CustodyStatus.valueOf(words.defaultStatus());
        }
        boolean gone = released != null && !released.isAfter(reading.page());
        boolean contradicts = released != null
                && (status == CustodyStatus.RELEASED ? !gone : gone && silent && status == CustodyStatus.IN_CUSTODY);
        return contradicts ? CustodyStatus.UNKNOWN : status;
    }

    private @Nullable FacilityMention facility(SourceProfile profile, EntryReading reading, CustodyStatus status) {
        String text = reading.text(EntryField.FACILITY);
        String code = reading.text(EntryField.FACILITY_CODE);
        if (text == null && code == null) {
            // Only who is held is held in the one place there is.
            text = status == CustodyStatus.IN_CUSTODY ? profile.words().defaultFacility() : null;
        }
        if (text == null && code == null) {
            return null;
        }
        String words = text == null ? Objects.requireNonNull(code) : text;
        return switch (match(profile, text, code, reading.text(EntryField.FACILITY_TYPE))) {
            case FacilityMatch.Matched matched ->
                new FacilityMention(matched.facility().id(), words, code);
            case FacilityMatch.Unknown ignored -> unmatched(reading, words, code);
            case FacilityMatch.Ambiguous ignored -> unmatched(reading, words, code);
        };
    }

    /** A name that several facilities bear may be told apart by its type ({@code Miami} and {@code FDC}). */
    private FacilityMatch match(
            SourceProfile profile, @Nullable String text, @Nullable String code, @Nullable String type) {
        FacilityMatch match = facilities.match(profile.id(), text, code);
        return match instanceof FacilityMatch.Ambiguous && type != null
                ? facilities.match(profile.id(), text + " " + type, null)
                : match;
    }

    private static FacilityMention unmatched(EntryReading reading, String words, @Nullable String code) {
        reading.note(EntryField.FACILITY, words);
        return new FacilityMention(null, words, code);
    }

    private static String shape(String text) {
        return text.length() > 40
                ? "of " + text.length() + " characters"
                : text.replaceAll("\\d", "9").replaceAll("\\p{L}", "A");
    }
}
