package org.whereabouts.crawler.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.RunPages;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;

/** Who is on the pages that the index of captures names. */
final class IndexedPeople {

    private IndexedPeople() {}

    /** The numbers of the people of a run, in the order of its pages; somebody on two pages is there twice. */
    static List<String> numbers(CaptureStore captures, long runId, Source source) {
        return entries(captures, runId, source).stream()
                .map(entry -> entry.get(EntryField.NUMBER).orElseThrow())
                .toList();
    }

    /** The people of a run, in the order of its pages. */
    static List<RosterEntry> entries(CaptureStore captures, long runId, Source source) {
        List<RosterEntry> entries = new ArrayList<>();
        for (Page page : RunPages.of(captures, runId)) {
            try (Stream<RosterEntry> people = people(source, page)) {
                people.forEach(entries::add);
            }
        }
        return entries;
    }

    /** The people of one page. */
    static Stream<RosterEntry> people(Source source, Page page) {
        return switch (source.parse(page)) {
            case PageOutcome.Roster roster -> roster.entries().stream();
            case PageOutcome.Leads leads -> leads.whole().stream();
            case PageOutcome.Bulk _ -> source.people(page);
            default -> Stream.empty();
        };
    }
}
