package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.normalizer.custody.Normalized.Accepted;
import org.whereabouts.normalizer.custody.Normalized.LeftOut;
import org.whereabouts.normalizer.custody.Normalized.Rejected;
import org.whereabouts.normalizer.facility.FacilityDirectory;

class CustodyNormalizerPropertyTest {

    private static final Provenance PAGE = new Provenance(1, Instant.parse("2026-11-23T12:00:00Z"), 1L);

    /** Plausible, doubtful and absurd words, thrown into any field. */
    private static final List<String> WORDS = List.of(
            "QQ0001",
            "00000001",
            "00000-001",
            "1001",
            "SAMPLE",
            "SAMPLE,PAT Q",
            "PAT",
            "JR",
            "M",
            "MALE",
            "X",
            "R",
            "RELEASED",
            "PHOENIX",
            "ELLIS",
            "Miami",
            "FDC",
            "ATL",
            "IN TRANSIT",
            "05/17/1980",
            "1980-05-17",
            "05/1980",
            "1980",
            "2015-01-01",
            "12",
            "52",
            "1000",
            "LIFE",
            "UNKNOWN",
            "0000-00-00",
            "99/99/9999",
            "2/30/2020",
            "😀",
            "\u0007\u202e",
            "שלום",
            "é".repeat(400),
            "Q".repeat(10_000),
            "'; DROP TABLE",
            "{NAME}",
            "-",
            ",",
            "\"",
            "((((",
            "2026-11-23T12:00:00Z",
            "04/07/14 PAROLE");

    private final CustodyNormalizer normalizer = new CustodyNormalizer(FacilityDirectory.load());

    @Test
    void everyEntryBecomesARecordOrARejectionOrIsLeftOut() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_123L);
        List<SourceProfile> profiles =
                ShippedSources.load().all().stream().map(Source::profile).toList();
        int accepted = 0;
        int rejected = 0;
        int leftOut = 0;
        for (int i = 0; i < 20_000; i++) {
            SourceProfile profile = profiles.get(i % profiles.size());
            RosterEntry entry = entry(random, profile);
            switch (normalizer.normalize(profile, entry, PAGE)) {
                case Accepted some -> {
                    accepted++;
                    assertSound(profile, some.record());
                }
                case Rejected some -> {
                    rejected++;
                    assertThat(some.detail()).isNotBlank().hasSizeLessThan(200);
                }
                case LeftOut _ -> leftOut++;
            }
        }
        assertThat(accepted + rejected + leftOut).isEqualTo(20_000);
        assertThat(accepted).isGreaterThan(1_000);
        assertThat(rejected).isGreaterThan(1_000);
        assertThat(leftOut).isGreaterThan(1_000);
    }

    private static void assertSound(SourceProfile profile, CustodyRecord record) {
        assertThat(record.number()).matches(profile.number().pattern());
        assertThat(record.name().family()).isNotBlank();
        Birth birth = record.birth();
        if (birth != null) {
            assertThat(birth.earliest()).isBeforeOrEqualTo(LocalDate.of(2008, 11, 23));
        }
        LocalDate released = record.released();
        if (record.status() == CustodyStatus.RELEASED && released != null) {
            assertThat(released).isBeforeOrEqualTo(LocalDate.of(2026, 11, 23));
        }
    }

    private static RosterEntry entry(RandomGenerator random, SourceProfile profile) {
        var entry = RosterEntry.builder();
        if (random.nextInt(4) > 0) {
            entry.put(EntryField.NUMBER, profile.number().example());
        }
        for (EntryField field : EntryField.values()) {
            if (random.nextInt(3) == 0) {
                entry.put(field, WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        var aliases = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            aliases.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        aliases.forEach(entry::alias);
        return entry.build();
    }
}
