package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.RosterEntry;

/** The detail page of the Texas locator: bold labels, each followed by its value as text or as a link. */
final class UsTxTdcjDetail {

    private static final List<String> LABELS = List.of("TDCJ Number", "Name", "Current Facility");

    private static final Map<EntryField, String> FIELDS = Map.of(
            EntryField.NUMBER, "TDCJ Number",
            EntryField.SECOND_NUMBER, "SID Number",
            EntryField.NAME, "Name",
            EntryField.SEX, "Gender",
            EntryField.AGE, "Age",
            EntryField.FACILITY, "Current Facility",
            EntryField.PROJECTED_RELEASE, "Projected Release Date");

    private static final Evaluator LABEL = Selector.evaluatorOf("font.bold");

    private UsTxTdcjDetail() {}

    /** Whether it is a detail page, in place of the list that was asked for. */
    static boolean isDetail(Document document) {
        return document.select(LABEL).stream().anyMatch(label -> label.text().startsWith("TDCJ Number"));
    }

    static PageOutcome parse(Document document) {
        Labelled values = Labelled.flowing(document, LABEL);
        Optional<LayoutChanged> changed = values.missing(LABELS).or(() -> values.empty(List.of("TDCJ Number", "Name")));
        if (changed.isPresent()) {
            return changed.get();
        }
        RosterEntry person = RosterEntry.builder().putAll(FIELDS, values::get).build();
        return new Roster(List.of(person), OptionalInt.empty(), List.of());
    }
}
