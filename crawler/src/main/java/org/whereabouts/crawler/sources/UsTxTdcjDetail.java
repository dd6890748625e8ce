package org.whereabouts.crawler.sources;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.RosterEntry;

/** The detail page of the Texas locator: bold labels, each followed by its value as text or as a link. */
final class UsTxTdcjDetail {

    private static final List<String> LABELS = List.of("TDCJ Number", "Name", "Current Facility");

    private static final Evaluator LABEL = Selector.evaluatorOf("font.bold");

    private UsTxTdcjDetail() {}

    /** Whether it is a detail page, in place of the list that was asked for. */
    static boolean isDetail(Document document) {
        return document.select(LABEL).stream().anyMatch(label -> label.text().startsWith("TDCJ Number"));
    }

    static PageOutcome parse(Document document) {
        Map<String, String> values = new HashMap<>();
        for (Element label : document.select(LABEL)) {
            values.put(label.text().replaceFirst(":\\s*$", ""), valueAfter(label));
        }
        for (String label : LABELS) {
            if (!values.containsKey(label)) {
                return new LayoutChanged("label \"" + label + "\"", "labels " + values.keySet());
            }
        }
        for (String label : List.of("TDCJ Number", "Name")) {
            if (values.getOrDefault(label, "").isEmpty()) {
                return new LayoutChanged("a value behind \"" + label + "\"", "none");
            }
        }
        RosterEntry person = RosterEntry.builder()
                .put(EntryField.NUMBER, values.get("TDCJ Number"))
                .put(EntryField.SECOND_NUMBER, values.get("SID Number"))
                .put(EntryField.NAME, values.get("Name"))
                .put(EntryField.SEX, values.get("Gender"))
                .put(EntryField.AGE, values.get("Age"))
                .put(EntryField.FACILITY, values.get("Current Facility"))
                .put(EntryField.PROJECTED_RELEASE, values.get("Projected Release Date"))
                .build();
        return new Roster(List.of(person), OptionalInt.empty(), List.of());
    }

    private static String valueAfter(Element label) {
        for (Node node = label.nextSibling(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode text && !text.isBlank()) {
                return text.text().strip();
            }
            if (node instanceof Element element) {
                // The next label: this one has no value.
                return element.is("font.bold") ? "" : element.text().strip();
            }
        }
        return "";
    }
}
