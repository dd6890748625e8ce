package org.whereabouts.app.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.custody.Normalized;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.normalizer.facility.FacilityDirectory;

/**
 * What a run would make of people that a page reads as: who would be refused, and which words have no meaning. Facilities are left
 * out, for those are the directory's business and not the profile's.
 */
public final class PeopleReading {

    private final SourceProfile source;
    private final Provenance provenance;
    private final CustodyNormalizer normalizer = new CustodyNormalizer(FacilityDirectory.load());
    private final SortedMap<String, Integer> refused = new TreeMap<>();
    private final SortedSet<String> unknown = new TreeSet<>();
    private int people;
    private int leftOut;

    /**
     * Reads nobody yet.
     *
     * @param seenAt the day of the page, on which ages are counted
     */
    public PeopleReading(SourceProfile source, Instant seenAt) {
        this.source = source;
        this.provenance = new Provenance(0, seenAt, null);
    }

    /** Reads one more. */
    public void read(RosterEntry person) {
        people++;
        switch (normalizer.normalize(source, person, provenance)) {
            case Normalized.Accepted accepted ->
                accepted.unknown().stream()
                        .filter(word -> word.field() != EntryField.FACILITY)
                        .forEach(word -> unknown.add(word.field() + " " + word.word()));
            case Normalized.LeftOut _ -> leftOut++;
            case Normalized.Rejected rejected -> refused.merge(rejected.detail(), 1, Integer::sum);
        }
    }

    /**
     * What there is to say of all of them, a line each; empty when all is well. The page about one person often lacks their number,
     * which the list said: that is no trouble.
     */
    public List<String> troubles() {
        List<String> lines = new ArrayList<>();
        refused.forEach((why, count) -> {
            if (people > 1 || !why.startsWith("the entry has no ")) {
                lines.add("a run would refuse " + count + " of " + people + ": " + why);
            }
        });
        if (leftOut > 0) {
            lines.add("a run would leave out " + leftOut + " of " + people + ": minors");
        }
        if (!unknown.isEmpty()) {
            lines.add("no meaning (every digit a 9): " + String.join("; ", unknown));
        }
        return lines;
    }
}
