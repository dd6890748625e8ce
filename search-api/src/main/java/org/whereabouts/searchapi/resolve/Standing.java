package org.whereabouts.searchapi.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.CustodyRecord;

/** What stands between a person, as held in the registry, and a letter: custody, place, and the age of the word. */
final class Standing {

    private Standing() {}

    /** The reasons; none where the person is in custody at a known facility by a current word. */
    static List<Reason> of(HeldRecord held, Circumstances circumstances) {
        CustodyRecord record = held.record();
        Optional<Reason> status = status(record);
        List<Reason> reasons = new ArrayList<>();
        status.ifPresent(reasons::add);
        Optional<Duration> freshFor = circumstances.freshFor().apply(record.source());
        if (freshFor.isEmpty()) {
            reasons.add(new Reason(
                    ReasonCode.SOURCE_WITHDRAWN,
                    record.source()
                            + (circumstances.withdrawn().test(record.source())
                                    ? " is not asked any more"
                                    : " cannot be asked: this version has no profile of it")
                            + ", so this is history, last confirmed at " + held.asOf() + ": ask the agency."));
        }
        if (status.isPresent() && status.get().effect() == ReasonCode.Effect.FORBIDS) {
            return reasons;
        }
        if (held.presence() instanceof Presence.Missing(Instant since)) {
            reasons.add(new Reason(
                    ReasonCode.MISSING,
                    "The source's list comes without this person since " + since + ". That is not a release."));
        }
        if (freshFor.isPresent() && held.asOf().plus(freshFor.get()).isBefore(circumstances.now())) {
            reasons.add(new Reason(
                    ReasonCode.STALE,
                    "Last confirmed at " + held.asOf() + "; " + record.source() + " counts as current for "
                            + inWords(freshFor.get()) + "."));
        }
        if (circumstances.facility().apply(record).isEmpty()) {
            reasons.add(
                    new Reason(
                            ReasonCode.UNKNOWN_FACILITY,
                            "The source does not name a facility that the directory knows: ask the agency where the person is."));
        }
        return reasons;
    }

    private static Optional<Reason> status(CustodyRecord record) {
        return switch (record.status()) {
            case IN_CUSTODY -> Optional.empty();
            case IN_TRANSIT ->
                reason(ReasonCode.IN_TRANSIT, "Being moved between facilities: wait for the next sweep and ask again.");
            case TEMPORARILY_OUT ->
                reason(ReasonCode.TEMPORARILY_OUT, "Out of the facility for a while: ask the agency before writing.");
            case UNKNOWN ->
                reason(
                        ReasonCode.STATUS_UNKNOWN,
                        "The source does not say in known words whether the person is held: ask the agency.");
            case RELEASED -> reason(ReasonCode.RELEASED, "Released, as the source itself says.");
            case DECEASED -> reason(ReasonCode.DECEASED, "Died, as the source itself says.");
            case COMMUNITY_SUPERVISION ->
                reason(ReasonCode.AT_NO_FACILITY, "Under supervision outside, as the source itself says.");
            case ESCAPED -> reason(ReasonCode.AT_NO_FACILITY, "Escaped, as the source itself says.");
        };
    }

    private static Optional<Reason> reason(ReasonCode code, String text) {
        return Optional.of(new Reason(code, text));
    }

    private static String inWords(Duration duration) {
        return duration.toHours() % 24 == 0 ? duration.toDays() + " days" : duration.toHours() + " hours";
    }
}
