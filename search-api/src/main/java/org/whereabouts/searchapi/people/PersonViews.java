package org.whereabouts.searchapi.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.facility.FacilityDirectory;

/** Shows people as held in the registry: to everybody, or in detail to callers with a key. */
public final class PersonViews {

    private final CustodyStates states;
    private final FacilityDirectory facilities;

    public PersonViews(CustodyStates states, FacilityDirectory facilities) {
        this.states = states;
        this.facilities = facilities;
    }

    /** What everybody may see. */
    public PersonView brief(HeldRecord held) {
        return view(held, null, null);
    }

    /** What callers with a key see. */
    public PersonView detailed(HeldRecord held) {
        return view(held, null, PersonDetails.of(held.record(), held.firstSeen()));
    }

    /** A search's hit. */
    PersonView hit(HeldRecord held, List<String> matchedOn, boolean detailed) {
        return view(held, matchedOn, detailed ? PersonDetails.of(held.record(), held.firstSeen()) : null);
    }

    private PersonView view(HeldRecord held, @Nullable List<String> matchedOn, @Nullable PersonDetails details) {
        CustodyRecord record = held.record();
        FacilityMention mention = record.facility();
        FacilityView facility = mention == null ? null : FacilityView.of(mention, facilities);
        return new PersonView(
                held.id().value(),
                NameView.of(record.name()),
                record.number(),
                record.source().value(),
                states.of(record).stream().findFirst().orElse(null),
                record.status(),
                facility,
                listed(held.presence()),
                missingSince(held.presence()),
                held.asOf(),
                matchedOn,
                details);
    }

    private static @Nullable Boolean listed(Presence presence) {
        return switch (presence) {
            case Presence.Listed _ -> true;
            case Presence.Missing _ -> false;
            case Presence.LookedUp _ -> null;
        };
    }

    private static @Nullable Instant missingSince(Presence presence) {
        return presence instanceof Presence.Missing(var since) ? since : null;
    }
}
