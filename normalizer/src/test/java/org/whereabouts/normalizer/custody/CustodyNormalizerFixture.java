package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.normalizer.custody.Normalized.Accepted;
import org.whereabouts.normalizer.custody.Normalized.Ground;
import org.whereabouts.normalizer.custody.Normalized.LeftOut;
import org.whereabouts.normalizer.custody.Normalized.Rejected;
import org.whereabouts.normalizer.facility.FacilityDirectory;

/** Entries of the shipped sources, normalized. */
abstract class CustodyNormalizerFixture {

    /** Half past one in the night in Europe: still 22 November in the United States. */
    static final Instant SEEN = Instant.parse("2026-11-23T00:30:00Z");

    static final Provenance PAGE = new Provenance(7, SEEN, 3L);

    final CustodyNormalizer normalizer = new CustodyNormalizer(FacilityDirectory.load());

    static RosterEntry.Builder federal() {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, "00000-001")
                .put(EntryField.FAMILY, "SAMPLE")
                .put(EntryField.GIVEN, "PAT");
    }

    static RosterEntry.Builder texan() {
        return RosterEntry.builder().put(EntryField.NUMBER, "00000001").put(EntryField.NAME, "SAMPLE,PAT");
    }

    static RosterEntry.Builder pennsylvanian() {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, "QQ0001")
                .put(EntryField.FAMILY, "SAMPLE")
                .put(EntryField.GIVEN, "PAT");
    }

    Accepted accepted(String source, RosterEntry.Builder entry) {
        Normalized normalized = normalize(source, entry);
        assertThat(normalized).isInstanceOf(Accepted.class);
        return (Accepted) normalized;
    }

    Rejected rejected(String source, RosterEntry.Builder entry) {
        Normalized normalized = normalize(source, entry);
        assertThat(normalized).isInstanceOf(Rejected.class);
        return (Rejected) normalized;
    }

    Ground leftOut(String source, RosterEntry.Builder entry) {
        Normalized normalized = normalize(source, entry);
        assertThat(normalized).isInstanceOf(LeftOut.class);
        return ((LeftOut) normalized).ground();
    }

    Normalized normalize(String source, RosterEntry.Builder entry) {
        return normalizer.normalize(profile(source), entry.build(), PAGE);
    }

    /** Of a file that speaks of an earlier day than the one on which it was received. */
    Normalized normalizeFile(String source, RosterEntry.Builder entry, Instant written) {
        return normalizer.normalize(profile(source), entry.build(), new Provenance(7, written, 3L), SEEN);
    }

    private static SourceProfile profile(String source) {
        return ShippedSources.load().get(new SourceId(source)).profile();
    }
}
