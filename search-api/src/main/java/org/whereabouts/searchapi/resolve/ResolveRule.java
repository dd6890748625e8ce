package org.whereabouts.searchapi.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.mail.RouteAnswer;
import org.whereabouts.searchapi.resolve.Likeness.Basis;
import org.whereabouts.searchapi.resolve.ReasonCode.Effect;

/**
 * Decides about a letter. Pure: the same question, candidates and circumstances give the same ruling.
 *
 * <table>
 *   <caption>What each finding does; the strongest wins</caption>
 *   <tr><th>finding</th><th>decision</th><th>reason</th></tr>
 *   <tr><td>number and name agree with one person only</td><td>SEND</td><td>NUMBER_AND_NAME_AGREE</td></tr>
 *   <tr><td>full birth date and name agree with one person only</td><td>SEND</td><td>BIRTH_DATE_AND_NAME_AGREE</td></tr>
 *   <tr><td>birth year (or an age that fits), name and facility agree with one person only</td><td>SEND</td><td>BIRTH_YEAR_NAME_FACILITY_AGREE</td></tr>
 *   <tr><td>number and name agree, the facility asked for is another</td><td>SEND</td><td>MOVED</td></tr>
 *   <tr><td>less agrees</td><td>VERIFY</td><td>NAME_AND_BIRTH_YEAR_ONLY, NAME_ONLY</td></tr>
 *   <tr><td>a second person fits as well</td><td>VERIFY</td><td>AMBIGUOUS</td></tr>
 *   <tr><td>number agrees, name is a slip, a sound, an initial or another suffix away</td><td>VERIFY</td><td>NAME_NEAR</td></tr>
 *   <tr><td>number agrees, a part of the name is another one</td><td>DO_NOT_SEND</td><td>NAME_MISMATCH</td></tr>
 *   <tr><td>name agrees, the number given is not this person's</td><td>VERIFY</td><td>NUMBER_MISMATCH</td></tr>
 *   <tr><td>birth, state, or (without the number) facility given and different</td><td>VERIFY</td><td>BIRTH_MISMATCH, STATE_MISMATCH, FACILITY_MISMATCH</td></tr>
 *   <tr><td>identified, and the source says released, dead, supervised outside or escaped</td><td>DO_NOT_SEND</td><td>RELEASED, DECEASED, AT_NO_FACILITY</td></tr>
 *   <tr><td>the same of somebody who is not identified, or whose source could not be asked again or was withdrawn</td><td>VERIFY</td><td>the same</td></tr>
 *   <tr><td>known from a source that cannot be asked any more, and nobody is identified by a living one</td><td>VERIFY</td><td>SOURCE_WITHDRAWN</td></tr>
 *   <tr><td>in transit, out for a while, status unclear</td><td>VERIFY</td><td>IN_TRANSIT, TEMPORARILY_OUT, STATUS_UNKNOWN</td></tr>
 *   <tr><td>not in the last complete list</td><td>VERIFY</td><td>MISSING, never RELEASED</td></tr>
 *   <tr><td>last known longer ago than counts as current</td><td>VERIFY</td><td>STALE</td></tr>
 *   <tr><td>facility not in the directory; no certain mail route</td><td>VERIFY</td><td>UNKNOWN_FACILITY, ROUTE_UNKNOWN</td></tr>
 *   <tr><td>nobody fits, or the source, asked now, does not list them</td><td>VERIFY</td><td>NOT_FOUND</td></tr>
 *   <tr><td>the source, asked now, gave no usable answer</td><td>VERIFY</td><td>SOURCE_DOWN</td></tr>
 *   <tr><td>identified without the number while records wait to become searchable</td><td>VERIFY</td><td>INDEX_BEHIND</td></tr>
 * </table>
 *
 * <p>An address is part of the ruling only with SEND, or with VERIFY where nothing but the age of the record is open (STALE,
 * SOURCE_DOWN): then it is for use once somebody has confirmed it.
 */
final class ResolveRule {

    /** What may be open while an address is given all the same: the record is right, but may have become old. */
    private static final Set<ReasonCode> OF_AGE = Set.of(ReasonCode.STALE, ReasonCode.SOURCE_DOWN);

    private ResolveRule() {}

    /**
     * The ruling.
     *
     * @param candidates everybody held who may be meant, in any order
     */
    static Ruling decide(MatchQuery query, List<Candidate> candidates, Circumstances circumstances) {
        List<Likeness> likely = candidates.stream()
                .map(candidate -> Likeness.of(query, candidate))
                .filter(Likeness::plausible)
                .sorted(Likeness.LIKELIEST_FIRST)
                .toList();
        if (likely.isEmpty()) {
            return nobody(circumstances);
        }
        Likeness subject = subject(likely, circumstances);
        List<Likeness> others = likely.stream()
                .filter(like -> !like.equals(subject) && !isHistoryOf(subject, like, circumstances))
                .toList();
        List<Reason> reasons = new ArrayList<>(identity(subject, others));
        // A number is looked up in the registry itself; everything else rests on what searches can see.
        if (circumstances.indexBehind() && subject.basis() != Basis.NUMBER) {
            reasons.add(new Reason(
                    ReasonCode.INDEX_BEHIND,
                    "Records are waiting to become searchable, so nobody can say yet that only one person fits; ask again"
                            + " in a moment."));
        }
        reasons.addAll(Standing.of(subject.candidate().person(), circumstances));
        reasons.addAll(live(subject.candidate().person(), circumstances));
        RouteAnswer.Routed address = address(subject, reasons, circumstances);
        return new Ruling(
                decision(subject, reasons),
                reasons,
                subject.candidate(),
                others.isEmpty() ? null : others.getFirst().candidate(),
                address);
    }

    /** Who is identified by a living source's word, before who is likelier by that of one that cannot be asked any more. */
    private static Likeness subject(List<Likeness> likely, Circumstances circumstances) {
        return likely.stream()
                .filter(like -> like.certain() && isAsked(like, circumstances))
                .findFirst()
                .orElse(likely.getFirst());
    }

    /**
     * Whether a source that was withdrawn told of the subject itself, under the same number: as one does that was only tried, for
     * a list that a living source has. Under another number it may be somebody else, who rivals like anybody.
     */
    private static boolean isHistoryOf(Likeness subject, Likeness like, Circumstances circumstances) {
        CustodyRecord of = subject.candidate().person().record();
        CustodyRecord history = like.candidate().person().record();
        return circumstances.isAsked(of.source())
                && circumstances.withdrawn().test(history.source())
                && history.number().equals(of.number());
    }

    private static boolean isAsked(Likeness like, Circumstances circumstances) {
        return circumstances.isAsked(like.candidate().person().record().source());
    }

    /**
     * The address, where the person is identified and nothing but the age of the record is open. Notes a route that gives
     * none, unless a letter would not arrive anyway.
     */
    private static RouteAnswer.@Nullable Routed address(
            Likeness subject, List<Reason> reasons, Circumstances circumstances) {
        if (!noneWith(reasons, Effect.FORBIDS)) {
            return null;
        }
        return switch (circumstances.route().apply(subject.candidate().person().record())) {
            case RouteAnswer.Unknown unknown -> {
                reasons.add(new Reason(ReasonCode.ROUTE_UNKNOWN, unknown.explanation()));
                yield null;
            }
            case RouteAnswer.Routed routed -> {
                boolean onlyAgeOpen = reasons.stream()
                        .allMatch(reason -> reason.effect() == Effect.SUPPORTS || OF_AGE.contains(reason.code()));
                yield subject.certain() && onlyAgeOpen ? routed : null;
            }
        };
    }

    private static Decision decision(Likeness subject, List<Reason> reasons) {
        boolean cannotSay = reasons.stream()
                .anyMatch(reason ->
                        reason.code() == ReasonCode.SOURCE_DOWN || reason.code() == ReasonCode.SOURCE_WITHDRAWN);
        boolean indexBehind = reasons.stream().anyMatch(reason -> reason.code() == ReasonCode.INDEX_BEHIND);
        boolean identified = subject.basis() != Basis.NONE && !indexBehind && noneWith(reasons, Effect.DOUBTS);
        boolean somebodyElse = subject.doubts().contains(ReasonCode.NAME_MISMATCH);
        if (!noneWith(reasons, Effect.FORBIDS)) {
            return !cannotSay && (identified || somebodyElse) ? Decision.DO_NOT_SEND : Decision.VERIFY;
        }
        boolean nothingOpen = noneWith(reasons, Effect.HOLDS) && noneWith(reasons, Effect.DOUBTS);
        return subject.certain() && nothingOpen ? Decision.SEND : Decision.VERIFY;
    }

    private static Ruling nobody(Circumstances circumstances) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                new Reason(
                        ReasonCode.NOT_FOUND,
                        "Nobody who fits is held here. That is not a release: the person may be at a place that no source covers."));
        reasons.addAll(live(null, circumstances));
        return new Ruling(Decision.VERIFY, reasons, null, null, null);
    }

    private static List<Reason> identity(Likeness subject, List<Likeness> others) {
        List<Reason> reasons = new ArrayList<>();
        switch (subject.basis()) {
            case NUMBER ->
                reasons.add(new Reason(
                        ReasonCode.NUMBER_AND_NAME_AGREE, "The number is this person's and the name agrees."));
            case BIRTH_DATE ->
                reasons.add(new Reason(
                        ReasonCode.BIRTH_DATE_AND_NAME_AGREE,
                        "The full birth date is this person's and the name agrees."));
            case BIRTH_YEAR_AND_FACILITY ->
                reasons.add(
                        new Reason(ReasonCode.BIRTH_YEAR_NAME_FACILITY_AGREE, "Birth year, name and facility agree."));
            case NONE -> Doubts.unidentified(subject).ifPresent(reasons::add);
        }
        Doubts.moved(subject).ifPresent(reasons::add);
        subject.doubts().stream().map(Doubts::reason).forEach(reasons::add);
        long rivals = others.stream().filter(subject::rivalledBy).count();
        if (rivals > 0) {
            reasons.add(Doubts.ambiguous(rivals));
        }
        return reasons;
    }

    private static List<Reason> live(@Nullable HeldRecord subject, Circumstances circumstances) {
        List<Reason> reasons = new ArrayList<>();
        for (LiveAnswer answer : circumstances.live()) {
            switch (answer) {
                case LiveAnswer.Down(var source, var why) ->
                    reasons.add(new Reason(
                            ReasonCode.SOURCE_DOWN,
                            source + " was asked now and did not answer usably (" + why
                                    + "). Nothing follows from that about the person."));
                case LiveAnswer.NotListed(var source, var at)
                when subject != null && subject.record().source().equals(source) ->
                    reasons.add(new Reason(
                            ReasonCode.NOT_FOUND,
                            source + ", asked at " + at + ", does not list this number. That is not a release."));
                case LiveAnswer.NotListed _, LiveAnswer.Seen _ -> {}
            }
        }
        return reasons;
    }

    private static boolean noneWith(List<Reason> reasons, Effect effect) {
        return reasons.stream().noneMatch(reason -> reason.effect() == effect);
    }
}
