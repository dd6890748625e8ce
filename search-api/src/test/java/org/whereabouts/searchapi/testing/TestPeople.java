package org.whereabouts.searchapi.testing;

import static org.whereabouts.crawler.source.EntryField.AGE;
import static org.whereabouts.crawler.source.EntryField.BIRTH_DATE;
import static org.whereabouts.crawler.source.EntryField.FACILITY;
import static org.whereabouts.crawler.source.EntryField.HOUSING_UNIT;
import static org.whereabouts.crawler.source.EntryField.NAME;
import static org.whereabouts.crawler.source.EntryField.NUMBER;
import static org.whereabouts.crawler.source.EntryField.SEX;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.Normalized;
import org.whereabouts.normalizer.custody.Provenance;

/** Made-up people, as their locators would list them. */
public final class TestPeople {

    /** How many people are called Pagetest. */
    public static final int PAGETESTS = 37;

    private static final SourceId PA = new SourceId("us-pa-doc");
    private static final SourceId TX = new SourceId("us-tx-tdcj");
    private static final SourceId KY = new SourceId("us-ky-campbell");

    private TestPeople() {}

    /** The id of somebody in Pennsylvania. */
    public static PersonId inPennsylvania(String number) {
        return PersonId.of(PA, number);
    }

    /** Pennsylvania two runs, the last an hour ago, the second without QQ0005; Texas one; the jail one five days ago. */
    static void stage(RunningApi api) {
        Instant now = Instant.now();
        List<Map<EntryField, String>> pennsylvania = new ArrayList<>(List.of(
                person("QQ0001", "GARCIA LOPEZ, JOSE LUIS", "02/28/1985", "PHOENIX"),
                person("QQ0002", "TESTPERSON, JANE", "05/05/1990", "MUNCY"),
                person("QQ0003", "DOUBLE, ANA", "01/02/1970", "MUNCY"),
                person("QQ0004", "DOUBLE, ANA", "01/02/1970", "MUNCY"),
                person("QQ0006", "ELSEWHERE, EVE", "03/03/1980", "A PLACE WITHOUT A NAME")));
        for (int i = 0; i < PAGETESTS; i++) {
            String number = "QP%04d".formatted(i);
            pennsylvania.add(person(number, "PAGETEST, " + (char) ('A' + i % 26) + "NDY", "07/04/1975", "PHOENIX"));
        }
        List<Map<EntryField, String>> before = new ArrayList<>(pennsylvania);
        before.add(person("QQ0005", "ABSENT, ALAN", "06/06/1966", "PHOENIX"));
        run(api, 1, PA, now.minus(Duration.ofHours(25)), before);
        run(api, 2, PA, now.minus(Duration.ofHours(1)), pennsylvania);
        run(
                api,
                3,
                TX,
                now.minus(Duration.ofHours(2)),
                List.of(Map.of(NUMBER, "01234567", NAME, "SMITH,WILLIAM T", AGE, "41", SEX, "M", FACILITY, "HUGHES")));
        run(
                api,
                4,
                KY,
                now.minus(Duration.ofDays(5)),
                List.of(Map.of(NUMBER, "1001", NAME, "STALE, STELLA", BIRTH_DATE, "04/04/1984")));
    }

    private static Map<EntryField, String> person(String number, String name, String born, String facility) {
        return Map.of(
                NUMBER, number, NAME, name, BIRTH_DATE, born, SEX, "F", FACILITY, facility, HOUSING_UNIT, "B-204");
    }

    private static void run(
            RunningApi api, long run, SourceId source, Instant started, List<Map<EntryField, String>> entries) {
        SourceProfile profile = api.bean(Sources.class).get(source).profile();
        CustodyNormalizer normalizer = api.bean(CustodyNormalizer.class);
        List<CustodyRecord> records = new ArrayList<>();
        for (Map<EntryField, String> entry : entries) {
            Provenance provenance = new Provenance(run, started.plusSeconds(60), run);
            switch (normalizer.normalize(profile, new RosterEntry(entry, List.of()), provenance)) {
                case Normalized.Accepted(var record, var _) -> records.add(record);
                case Normalized.Rejected(var reason, var detail) ->
                    throw new IllegalStateException(reason + ": " + detail);
                case Normalized.LeftOut(var ground) -> throw new IllegalStateException(ground + ": left out");
            }
        }
        CustodyRegistry registry = api.bean(CustodyRegistry.class);
        registry.stage(run, source, records);
        registry.apply(run, source, started);
    }
}
