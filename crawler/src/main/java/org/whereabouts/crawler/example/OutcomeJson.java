package org.whereabouts.crawler.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;

/**
 * An outcome as JSON: {@code type} names it, the rest is what it carries. Entries are objects of {@link EntryField} names,
 * with {@code aliases} where there are any; searches stand for themselves by their keys.
 */
public final class OutcomeJson {

    private OutcomeJson() {}

    /** The outcome, in maps, lists, strings and numbers. */
    public static Map<String, @Nullable Object> of(PageOutcome outcome) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", outcome.getClass().getSimpleName());
        switch (outcome) {
            case PageOutcome.Continue(List<PageRequest> next) -> json.put("next", requests(next));
            case PageOutcome.Roster roster -> {
                json.put(
                        "entries",
                        roster.entries().stream().map(OutcomeJson::entry).toList());
                roster.total().ifPresent(total -> json.put("total", total));
                json.put("next", requests(roster.next()));
            }
            case PageOutcome.Leads leads -> {
                json.put("leads", leads.leads().stream().map(OutcomeJson::lead).toList());
                leads.total().ifPresent(total -> json.put("total", total));
                json.put("next", requests(leads.next()));
            }
            case PageOutcome.Bulk(int people, List<RosterEntry> first) -> {
                json.put("people", people);
                json.put("first", first.stream().map(OutcomeJson::entry).toList());
            }
            case PageOutcome.NoMatch() -> {}
            case PageOutcome.TooMany tooMany -> {
                tooMany.total().ifPresent(total -> json.put("total", total));
                json.put("split", tooMany.split().stream().map(Search::key).toList());
            }
            case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) -> {
                json.put("wall", wall.name());
                json.put("evidence", evidence);
            }
            case PageOutcome.Maintenance(String evidence) -> json.put("evidence", evidence);
            case PageOutcome.RateLimited limited -> {
                limited.retryAfter().ifPresent(wait -> json.put("retryAfter", wait.toString()));
                json.put("evidence", limited.evidence());
            }
            case PageOutcome.LayoutChanged(String expected, String found) -> {
                json.put("expected", expected);
                json.put("found", found);
            }
        }
        return json;
    }

    /** One person: the fields that the page has, in the order of {@link EntryField}. */
    public static Map<String, Object> entry(RosterEntry entry) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        for (EntryField field : EntryField.values()) {
            entry.get(field).ifPresent(value -> json.put(field.name(), value));
        }
        if (!entry.aliases().isEmpty()) {
            json.put("aliases", entry.aliases());
        }
        return json;
    }

    private static Map<String, @Nullable Object> lead(PageOutcome.Lead lead) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("row", entry(lead.row()));
        json.put("detail", lead.detail() == null ? null : request(lead.detail()));
        return json;
    }

    private static List<Map<String, @Nullable Object>> requests(List<PageRequest> requests) {
        return requests.stream().map(OutcomeJson::request).toList();
    }

    /** A request, with the keys that an expected file has. */
    public static Map<String, @Nullable Object> request(PageRequest request) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", request.kind());
        json.put("method", request.method().name());
        json.put("path", request.path());
        json.put("contentType", request.contentType());
        json.put("body", request.body());
        return json;
    }
}
