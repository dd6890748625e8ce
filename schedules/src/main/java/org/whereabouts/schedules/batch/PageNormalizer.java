package org.whereabouts.schedules.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.Normalized;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.normalizer.custody.UnknownWord;
import org.whereabouts.schedules.run.RunFindings.Finding;
import org.whereabouts.schedules.run.RunFindings.Kind;

/**
 * NORMALIZE, for one page: the source reads its capture again, and every entry becomes a custody record or a finding. Of a file, for
 * some of its people.
 */
final class PageNormalizer implements ItemProcessor<CapturedPiece, NormalizedPage> {

    private final CaptureStore captures;
    private final CustodyNormalizer normalizer;
    private final CrawlMonitor monitor;
    private final Source source;
    private final long runId;

    PageNormalizer(
            CaptureStore captures, CustodyNormalizer normalizer, CrawlMonitor monitor, Source source, long runId) {
        this.captures = captures;
        this.normalizer = normalizer;
        this.monitor = monitor;
        this.source = source;
        this.runId = runId;
    }

    /**
     * The people of one page, or of a part of a file.
     *
     * @throws PageReadsOtherwiseException when the page does not read as it did in the sweep, as after a change of the program
     *     in between: what the sweep asked on from it, and counted, is not what the run would bring
     * @throws java.io.UncheckedIOException when the page cannot be read any more
     */
    @Override
    public NormalizedPage process(CapturedPiece piece) {
        return switch (piece) {
            case CapturedPiece.Slice(IndexedCapture capture, List<RosterEntry> people) -> people(people, capture);
            case CapturedPiece.WholePage(IndexedCapture capture) -> page(capture);
        };
    }

    private NormalizedPage page(IndexedCapture capture) {
        PageOutcome outcome = PageReader.read(source, captures.page(capture));
        Reading now = Reading.of(outcome);
        monitor.reread(source.profile().id(), now.outcome());
        if (!now.equals(capture.reading())) {
            throw new PageReadsOtherwiseException(capture, now);
        }
        return switch (outcome) {
            case PageOutcome.Roster roster -> people(roster.entries(), capture);
            case PageOutcome.Leads leads -> people(leads.whole(), capture);
            case PageOutcome.Continue _, PageOutcome.Bulk _, PageOutcome.NoMatch _, PageOutcome.TooMany _ ->
                new NormalizedPage(List.of(), Map.of());
            case PageOutcome.Blocked _,
                    PageOutcome.RateLimited _,
                    PageOutcome.Maintenance _,
                    PageOutcome.LayoutChanged _ ->
                // A sweep that met one broke off, and indexed nothing of it.
                throw new PageReadsOtherwiseException(capture, now);
        };
    }

    private NormalizedPage people(List<RosterEntry> entries, IndexedCapture capture) {
        List<CustodyRecord> records = new ArrayList<>();
        Map<Finding, Long> findings = new HashMap<>();
        Provenance provenance = new Provenance(capture.id(), capture.asOf(source), runId);
        for (RosterEntry entry : entries) {
            count(findings, new Finding(Kind.ENTRY, "", ""));
            switch (normalizer.normalize(source.profile(), entry, provenance, capture.fetchedAt())) {
                case Normalized.Accepted(CustodyRecord record, List<UnknownWord> unknown) -> {
                    records.add(record);
                    unknown.forEach(word -> count(
                            findings,
                            new Finding(Kind.UNKNOWN_WORD, word.field().name(), word.word())));
                }
                case Normalized.Rejected rejected ->
                    count(
                            findings,
                            new Finding(Kind.REJECTED, "", rejected.reason().name()));
                case Normalized.LeftOut leftOut ->
                    count(
                            findings,
                            new Finding(Kind.LEFT_OUT, "", leftOut.ground().name()));
            }
        }
        return new NormalizedPage(records, findings);
    }

    private static void count(Map<Finding, Long> findings, Finding finding) {
        findings.merge(finding, 1L, Long::sum);
    }
}
