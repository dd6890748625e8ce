package org.whereabouts.searchapi.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.match.Agreement;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.Match;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.name.Evidence;
import org.whereabouts.normalizer.name.NameComparison;
import org.whereabouts.searchapi.people.PersonView;
import org.whereabouts.searchapi.people.PersonViews;
import org.whereabouts.searchapi.resolve.ResolveAnswer.EvidenceItem;
import org.whereabouts.searchapi.resolve.ResolveAnswer.EvidenceItem.Kind;
import org.whereabouts.searchapi.resolve.ResolveAnswer.SourceView;

/** Puts rulings into the words of the API. */
final class ResolveAnswers {

    private final PersonViews views;
    private final Sources sources;

    ResolveAnswers(PersonViews views, Sources sources) {
        this.views = views;
        this.sources = sources;
    }

    ResolveAnswer of(Resolver.Resolved resolved) {
        Ruling ruling = resolved.ruling();
        Candidate subject = ruling.subject();
        Candidate runnerUp = ruling.runnerUp();
        PersonView person = subject == null ? null : views.detailed(subject.person());
        return new ResolveAnswer(
                ruling.decision(),
                ruling.reasons(),
                person,
                runnerUp == null ? null : views.detailed(runnerUp.person()),
                person == null ? null : person.facility(),
                ruling.mailTo() == null ? null : MailTo.of(ruling.mailTo()),
                subject == null ? null : subject.person().asOf(),
                subject == null
                        ? asked(resolved.live())
                        : source(subject.person().record().source()),
                evidence(resolved));
    }

    private @Nullable SourceView asked(List<LiveAnswer> live) {
        return live.isEmpty() ? null : source(live.getFirst().source());
    }

    private @Nullable SourceView source(SourceId id) {
        return sources.findAlsoWithdrawn(id)
                .map(source -> source.profile())
                .map(profile -> new SourceView(id.value(), profile.agency(), profile.baseUrl()))
                .orElse(null);
    }

    private List<EvidenceItem> evidence(Resolver.Resolved resolved) {
        List<EvidenceItem> items = new ArrayList<>();
        Candidate subject = resolved.ruling().subject();
        if (subject != null) {
            items.addAll(match(subject.match()));
            items.addAll(held(subject.person()));
        }
        for (LiveAnswer answer : resolved.live()) {
            items.add(
                    switch (answer) {
                        case LiveAnswer.Seen(var source, var at) ->
                            new EvidenceItem(Kind.LIVE_LOOKUP, source + " was asked now and lists the number.", at);
                        case LiveAnswer.NotListed(var source, var at) ->
                            new EvidenceItem(
                                    Kind.LIVE_LOOKUP, source + " was asked now and does not list the number.", at);
                        case LiveAnswer.Down(var source, var why) ->
                            new EvidenceItem(Kind.LIVE_LOOKUP, source + " was asked now: " + why + ".", null);
                    });
        }
        if (resolved.ruling().mailTo() != null) {
            var evidence = resolved.ruling().mailTo().evidence();
            String seen = evidence.seen() == null ? "" : ", read " + evidence.seen();
            items.add(new EvidenceItem(Kind.MAIL_ROUTE, evidence.system() + ": " + evidence.sourceUrl() + seen, null));
        }
        return items;
    }

    private static List<EvidenceItem> match(Match match) {
        List<EvidenceItem> items = new ArrayList<>();
        items.add(new EvidenceItem(Kind.NAME, inWords(match.name()), null));
        NameComparison alias = match.alias();
        if (alias != null) {
            items.add(new EvidenceItem(Kind.NAME, "alias: " + inWords(alias), null));
        }
        compared(Kind.NUMBER, "number", match.number()).ifPresent(items::add);
        compared(Kind.BIRTH, "birth", match.birth()).ifPresent(items::add);
        compared(Kind.STATE, "state", match.state()).ifPresent(items::add);
        compared(Kind.FACILITY, "facility", match.facility()).ifPresent(items::add);
        return items;
    }

    private static String inWords(NameComparison name) {
        return name.evidence().stream().map(Evidence::text).collect(Collectors.joining(", "));
    }

    private static Optional<EvidenceItem> compared(Kind kind, String what, Agreement agreement) {
        return switch (agreement) {
            case AGREES -> Optional.of(new EvidenceItem(kind, what + ": agrees", null));
            case DISAGREES -> Optional.of(new EvidenceItem(kind, what + ": differs", null));
            case NOT_COMPARED -> Optional.empty();
        };
    }

    private List<EvidenceItem> held(HeldRecord held) {
        SourceId source = held.record().source();
        String agency = sources.findAlsoWithdrawn(source)
                .map(known -> known.profile())
                .map(SourceProfile::agency)
                .orElse(source.value());
        EvidenceItem sighting = new EvidenceItem(
                Kind.SIGHTING,
                "The locator of " + agency + " said so.",
                held.record().provenance().seenAt());
        return switch (held.presence()) {
            case Presence.Listed _ ->
                List.of(sighting, new EvidenceItem(Kind.LIST, "Still listed as of " + held.asOf() + ".", null));
            case Presence.Missing(var since) ->
                List.of(sighting, new EvidenceItem(Kind.LIST, "Not listed since " + since + ".", null));
            case Presence.LookedUp _ -> List.of(sighting);
        };
    }
}
