package org.whereabouts.indexer.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.normalizer.custody.Sex;
import org.whereabouts.normalizer.name.NameParser;
import org.whereabouts.normalizer.name.PersonName;

/** A made-up person's record in the making; each method answers a changed copy. */
public record Person(CustodyRecord record) {

    public static final SourceId PA = new SourceId("us-pa-doc");
    public static final SourceId TX = new SourceId("us-tx-tdcj");
    public static final SourceId BOP = new SourceId("us-bop");

    public static final Instant SEEN = Instant.parse("2026-03-02T10:00:00Z");

    /** Somebody in custody, born in 1980; in Pennsylvania at SCI Phoenix, elsewhere at a place that nobody knows. */
    public static Person of(SourceId source, String number, String name) {
        return new Person(new CustodyRecord(
                source,
                number,
                null,
                NameParser.parse(name),
                List.of(),
                new Birth.FullDate(LocalDate.of(1980, 5, 17)),
                Sex.MALE,
                CustodyStatus.IN_CUSTODY,
                source.equals(PA)
                        ? new FacilityMention("us-pa-doc/sci-phoenix", "SCI PHOENIX", "PHX")
                        : new FacilityMention(null, "UNIT 1", null),
                null,
                LocalDate.of(2021, 1, 4),
                "2031-01-04",
                null,
                new Provenance(1, SEEN, null)));
    }

    public Person named(String name) {
        return with(NameParser.parse(name), record.birth(), record.status(), record.facility(), record.provenance());
    }

    public Person born(@Nullable Birth birth) {
        return with(record.name(), birth, record.status(), record.facility(), record.provenance());
    }

    public Person with(CustodyStatus status) {
        return with(record.name(), record.birth(), status, record.facility(), record.provenance());
    }

    public Person at(@Nullable String facilityId, String text) {
        FacilityMention facility = new FacilityMention(facilityId, text, null);
        return with(record.name(), record.birth(), record.status(), facility, record.provenance());
    }

    public Person nowhere() {
        return with(record.name(), record.birth(), record.status(), null, record.provenance());
    }

    /** As a live look-up sees them. */
    public Person seen(Instant at) {
        return with(record.name(), record.birth(), record.status(), record.facility(), new Provenance(7, at, null));
    }

    /** As a run sees them. */
    public Person seen(Instant at, long run, long capture) {
        return with(
                record.name(), record.birth(), record.status(), record.facility(), new Provenance(capture, at, run));
    }

    public Person alias(String alias) {
        return new Person(copy(
                record.secondNumber(),
                record.name(),
                List.of(NameParser.parse(alias)),
                record.birth(),
                record.status(),
                record.facility(),
                record.housingUnit(),
                record.provenance()));
    }

    public Person secondNumber(String number) {
        return new Person(copy(
                number,
                record.name(),
                record.aliases(),
                record.birth(),
                record.status(),
                record.facility(),
                record.housingUnit(),
                record.provenance()));
    }

    public Person housedIn(String unit) {
        return new Person(copy(
                record.secondNumber(),
                record.name(),
                record.aliases(),
                record.birth(),
                record.status(),
                record.facility(),
                unit,
                record.provenance()));
    }

    private Person with(
            PersonName name,
            @Nullable Birth birth,
            CustodyStatus status,
            @Nullable FacilityMention facility,
            Provenance provenance) {
        return new Person(copy(
                record.secondNumber(),
                name,
                record.aliases(),
                birth,
                status,
                facility,
                record.housingUnit(),
                provenance));
    }

    private CustodyRecord copy(
            @Nullable String secondNumber,
            PersonName name,
            List<PersonName> aliases,
            @Nullable Birth birth,
            CustodyStatus status,
            @Nullable FacilityMention facility,
            @Nullable String housingUnit,
            Provenance provenance) {
        return new CustodyRecord(
                record.source(),
                record.number(),
                secondNumber,
                name,
                aliases,
                birth,
                record.sex(),
                status,
                facility,
                housingUnit,
                record.admitted(),
                record.projectedRelease(),
                record.released(),
                provenance);
    }
}
