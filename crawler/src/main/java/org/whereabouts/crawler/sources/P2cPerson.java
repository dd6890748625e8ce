package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.RosterEntry;

/** The page of P2C about one person. It has no number; a release that lies ahead is marked {@code ESTIMATED}. */
final class P2cPerson {

    private static final String ESTIMATED = "ESTIMATED";

    private P2cPerson() {}

    static PageOutcome read(Document document) {
        Labelled labels = Labelled.beside(document.body());
        Optional<LayoutChanged> changed =
                labels.empty(List.of("Name")).or(() -> labels.missing(List.of("Arrest Date")));
        if (changed.isPresent()) {
            return changed.get();
        }
        String release =
                Objects.requireNonNullElse(labels.get("Release Date"), "").toUpperCase(Locale.ROOT);
        boolean isAhead = release.contains(ESTIMATED);
        RosterEntry person = RosterEntry.builder()
                .put(EntryField.NAME, labels.get("Name"))
                .put(EntryField.AGE, firstWord(labels.get("Age")))
                .put(EntryField.SEX, sex(labels))
                .put(EntryField.ADMITTED, labels.get("Arrest Date"))
                .put(
                        isAhead ? EntryField.PROJECTED_RELEASE : EntryField.RELEASED,
                        release.replaceAll("\\(?" + ESTIMATED + "\\)?", ""))
                .build();
        return new Roster(List.of(person), OptionalInt.empty(), List.of());
    }

    /** "38 YEARS OLD". */
    private static @Nullable String firstWord(@Nullable String age) {
        return age == null ? null : age.strip().split("\\s", 2)[0];
    }

    /** "WHITE / MALE". */
    private static @Nullable String sex(Labelled labels) {
        String both = labels.get("Race / Sex");
        return both == null ? labels.get("Sex") : both.substring(both.lastIndexOf('/') + 1);
    }
}
