package org.whereabouts.crawler.sweep;

import java.util.ArrayList;
import java.util.List;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.CapturedPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;

/** Who is on the pages that the index of captures names. */
final class IndexedPeople {

    private IndexedPeople() {}

    /** The numbers of the people of a run, in the order of its pages; somebody on two pages is there twice. */
    static List<String> numbers(CaptureStore captures, long runId, Source source) {
        List<String> numbers = new ArrayList<>();
        long after = 0;
        for (List<CapturedPage> pages = captures.pages(runId, after, 100);
                !pages.isEmpty();
                pages = captures.pages(runId, after, 100)) {
            for (CapturedPage captured : pages) {
                after = captured.captureId();
                if (source.parse(captured.page()) instanceof PageOutcome.Roster roster) {
                    for (RosterEntry entry : roster.entries()) {
                        numbers.add(entry.get(EntryField.NUMBER).orElseThrow());
                    }
                }
            }
        }
        return numbers;
    }
}
