-- A source may have a person on several lists at once: one in prison is still listed under a supervision that began before. Which
-- list was read last is an accident of the sweep, so what a sighting says comes before when it was made: held, then somewhere
-- outside, then nothing known, then gone. A sighting that says "gone" never hides one that says otherwise.
DROP VIEW indexer.staged_person;

ALTER TABLE indexer.staging ADD COLUMN standing smallint GENERATED ALWAYS AS (
    CASE record ->> 'status'
        WHEN 'IN_CUSTODY' THEN 0
        WHEN 'IN_TRANSIT' THEN 0
        WHEN 'TEMPORARILY_OUT' THEN 0
        WHEN 'ESCAPED' THEN 1
        WHEN 'COMMUNITY_SUPERVISION' THEN 2
        WHEN 'RELEASED' THEN 4
        WHEN 'DECEASED' THEN 4
        ELSE 3
    END) STORED;

-- Of several sightings of one number in one run, one that says the most of where the person is; of those, the latest.
CREATE VIEW indexer.staged_person AS
SELECT DISTINCT ON (run_id, source, number) *
FROM indexer.staging
ORDER BY run_id, source, number, standing, seen_at DESC, capture_id DESC, content_hash;
