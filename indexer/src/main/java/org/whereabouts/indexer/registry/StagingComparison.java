package org.whereabouts.indexer.registry;

import static org.whereabouts.crawler.source.EntryField.ADMITTED;
import static org.whereabouts.crawler.source.EntryField.AGE;
import static org.whereabouts.crawler.source.EntryField.BIRTH_DATE;
import static org.whereabouts.crawler.source.EntryField.FACILITY;
import static org.whereabouts.crawler.source.EntryField.FACILITY_CODE;
import static org.whereabouts.crawler.source.EntryField.FAMILY;
import static org.whereabouts.crawler.source.EntryField.GIVEN;
import static org.whereabouts.crawler.source.EntryField.HOUSING_UNIT;
import static org.whereabouts.crawler.source.EntryField.MIDDLE;
import static org.whereabouts.crawler.source.EntryField.NAME;
import static org.whereabouts.crawler.source.EntryField.NUMBER;
import static org.whereabouts.crawler.source.EntryField.PROJECTED_RELEASE;
import static org.whereabouts.crawler.source.EntryField.RELEASED;
import static org.whereabouts.crawler.source.EntryField.SECOND_NUMBER;
import static org.whereabouts.crawler.source.EntryField.SEX;
import static org.whereabouts.crawler.source.EntryField.STATUS;
import static org.whereabouts.crawler.source.EntryField.SUFFIX;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.SourceId;

/** Measures what is staged against what is held. */
final class StagingComparison {

    /** When a staged record counts as carrying a field, as conditions on the stored form. */
    private static final Map<EntryField, String> CARRIES = new EnumMap<>(Map.ofEntries(
            Map.entry(NUMBER, "true"),
            Map.entry(NAME, "true"),
            Map.entry(FAMILY, "record #>> '{name,family}' <> ''"),
            Map.entry(GIVEN, "record #>> '{name,given}' <> ''"),
            Map.entry(MIDDLE, "record #> '{name,middle}' IS NOT NULL"),
            Map.entry(SUFFIX, "record #> '{name,suffix}' IS NOT NULL"),
            Map.entry(SECOND_NUMBER, "record -> 'secondNumber' IS NOT NULL"),
            Map.entry(BIRTH_DATE, "coalesce(record #> '{birth,date}', record #> '{birth,year}') IS NOT NULL"),
            Map.entry(AGE, "record -> 'birth' IS NOT NULL"),
            Map.entry(SEX, "record -> 'sex' IS NOT NULL"),
            Map.entry(STATUS, "record ->> 'status' <> 'UNKNOWN'"),
            Map.entry(FACILITY, "record -> 'facility' IS NOT NULL"),
            Map.entry(FACILITY_CODE, "record #> '{facility,code}' IS NOT NULL"),
            Map.entry(HOUSING_UNIT, "record -> 'housingUnit' IS NOT NULL"),
            Map.entry(ADMITTED, "record -> 'admitted' IS NOT NULL"),
            Map.entry(PROJECTED_RELEASE, "record -> 'projectedRelease' IS NOT NULL"),
            Map.entry(RELEASED, "record -> 'released' IS NOT NULL")));

    private static final String MEASURES = """
            WITH staged AS MATERIALIZED (
                SELECT * FROM indexer.staged_person WHERE run_id = :run AND source = :source
            ), compared AS (
                SELECT count(*)::int AS people,
                       count(*) FILTER (WHERE r.id IS NULL)::int AS added,
                       count(*) FILTER (WHERE r.content_hash <> s.content_hash)::int AS changed,
                       count(*) FILTER (WHERE indexer.moved(r.facility_id, r.facility_text, s.facility_id, s.facility_text))::int
                           AS moved
                FROM staged s LEFT JOIN indexer.custody_record r ON r.id = s.id
            ), repeated AS (
                SELECT coalesce(sum(sightings), 0)::int AS sightings,
                       count(*) FILTER (WHERE contents > 1)::int AS conflicting
                FROM (SELECT count(*) AS sightings, count(DISTINCT content_hash) AS contents
                      FROM indexer.staging WHERE run_id = :run AND source = :source GROUP BY number)
            ), absent AS (
                SELECT count(*)::int AS held,
                       count(*) FILTER (WHERE s.id IS NULL AND r.status NOT IN ('RELEASED', 'DECEASED'))::int AS missing
                FROM indexer.custody_record r LEFT JOIN staged s ON s.id = r.id
                WHERE r.source = :source AND r.presence <> 'MISSING'
            ), filled AS (
                SELECT %s FROM staged
            )
            SELECT * FROM compared, repeated, absent, filled
            """.formatted(CARRIES.entrySet().stream()
            .map(field -> "coalesce(avg((%s)::int), 0)::float8 AS fill_%s"
                    .formatted(field.getValue(), field.getKey().name()))
            .collect(Collectors.joining(",\n       ")));

    private StagingComparison() {}

    static StagingMeasures measure(JdbcClient jdbc, long runId, SourceId source) {
        return jdbc.sql(MEASURES)
                .param("run", runId)
                .param("source", source.value())
                .query(StagingComparison::map)
                .single();
    }

    private static StagingMeasures map(ResultSet row, int number) throws SQLException {
        Map<EntryField, Double> fill = new EnumMap<>(EntryField.class);
        for (EntryField field : CARRIES.keySet()) {
            fill.put(field, row.getDouble("fill_" + field.name()));
        }
        return new StagingMeasures(
                row.getInt("people"),
                row.getInt("sightings"),
                row.getInt("conflicting"),
                row.getInt("held"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("moved"),
                row.getInt("missing"),
                fill);
    }
}
