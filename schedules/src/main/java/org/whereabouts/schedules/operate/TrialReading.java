package org.whereabouts.schedules.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.trial.TrialStep;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.custody.Normalized;
import org.whereabouts.normalizer.custody.Provenance;

/** One step of a trial in an operator's terms: what was asked, what came, and what a run would make of it. Pure. */
final class TrialReading {

    private static final int SHOWN = 3;

    private final CustodyNormalizer normalizer;
    private final SourceProfile source;

    TrialReading(CustodyNormalizer normalizer, SourceProfile source) {
        this.normalizer = normalizer;
        this.source = source;
    }

    TrialLine.Step read(TrialStep step) {
        TrialStep.Received received = step.received();
        Told told = told(step.finding(), received);
        return new TrialLine.Step(
                step.number(),
                step.search().key(),
                step.request().kind(),
                step.request().method(),
                step.request().path().replaceFirst("\\?.*", ""),
                received == null ? null : received.status(),
                received == null ? null : received.bytes(),
                received == null ? null : seconds(received.took()),
                seconds(step.waited()),
                told.outcome(),
                step.understood(),
                told.detail(),
                told.people());
    }

    private record Told(String outcome, @Nullable String detail, TrialLine.@Nullable People people) {

        Told(String outcome, @Nullable String detail) {
            this(outcome, detail, null);
        }
    }

    private Told told(TrialStep.Finding finding, TrialStep.@Nullable Received received) {
        return switch (finding) {
            case TrialStep.Finding.Met(Obstacle obstacle, String detail) -> new Told(obstacle.name(), detail);
            case TrialStep.Finding.Read(PageOutcome outcome) ->
                switch (outcome) {
                    case PageOutcome.Continue next ->
                        new Told("CONTINUE", next.next().size() + " to ask next");
                    case PageOutcome.Roster roster -> {
                        Instant at = received == null ? Instant.EPOCH : received.at();
                        yield new Told("ROSTER", null, people(roster.entries(), roster.total(), at));
                    }
                    case PageOutcome.Leads leads ->
                        new Told(
                                "LEADS",
                                leads.leads().size() + " people, "
                                        + leads.toAsk().size() + " with a page to ask next"
                                        + (leads.total().isPresent()
                                                ? ", of " + leads.total().getAsInt()
                                                : ""));
                    case PageOutcome.Bulk(int people, List<RosterEntry> first) -> {
                        Instant at = received == null ? Instant.EPOCH : received.at();
                        yield new Told(
                                "BULK",
                                people + " people in the file; the first of them:",
                                people(first, OptionalInt.of(people), at));
                    }
                    case PageOutcome.NoMatch _ -> new Told("NO_MATCH", null);
                    case PageOutcome.TooMany tooMany ->
                        new Told(
                                "TOO_MANY",
                                tooMany.split().size() + " searches in its place"
                                        + (tooMany.total().isPresent()
                                                ? ", " + tooMany.total().getAsInt() + " people"
                                                : ""));
                    case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) ->
                        new Told("BLOCKED", wall + ": " + evidence);
                    case PageOutcome.RateLimited(Optional<Duration> retryAfter, String evidence) ->
                        new Told(
                                "RATE_LIMITED",
                                evidence
                                        + retryAfter
                                                .map(wait -> ", again in " + wait.toSeconds() + " s")
                                                .orElse(""));
                    case PageOutcome.Maintenance(String evidence) -> new Told("MAINTENANCE", evidence);
                    case PageOutcome.LayoutChanged(String expected, String found) ->
                        new Told("LAYOUT_CHANGED", "expected " + expected + ", found " + found);
                };
        };
    }

    private TrialLine.People people(List<RosterEntry> people, OptionalInt total, Instant seenAt) {
        Map<EntryField, Integer> filled = new EnumMap<>(EntryField.class);
        SortedSet<String> unknown = new TreeSet<>();
        Map<String, Integer> rejected = new TreeMap<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        Provenance provenance = new Provenance(0, seenAt, null);
        List<RosterEntry> shown = new ArrayList<>();
        for (RosterEntry entry : people) {
            entry.fields().keySet().forEach(field -> filled.merge(field, 1, Integer::sum));
            Normalized normalized = normalizer.normalize(source, entry, provenance);
            switch (normalized) {
                case Normalized.Accepted accepted ->
                    accepted.unknown().forEach(word -> unknown.add(word.field() + " " + word.word()));
                case Normalized.Rejected no -> rejected.merge(no.reason().name(), 1, Integer::sum);
                case Normalized.LeftOut somebody ->
                    leftOut.merge(somebody.ground().name(), 1, Integer::sum);
            }
            if (shown.size() < SHOWN && !(normalized instanceof Normalized.LeftOut)) {
                shown.add(entry);
            }
        }
        int entries = people.size();
        Map<EntryField, Double> fill = new EnumMap<>(EntryField.class);
        filled.forEach((field, count) -> fill.put(field, (double) count / entries));
        return new TrialLine.People(
                entries,
                total.isPresent() ? total.getAsInt() : null,
                fill,
                List.copyOf(unknown),
                rejected,
                leftOut,
                shown);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
