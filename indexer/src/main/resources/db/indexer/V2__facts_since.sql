-- A run may list people anew and take over from the runs before what their own pages say. What is told of people who are listed
-- unchanged is then as old as the oldest of those pages.
ALTER TABLE indexer.source_state ADD COLUMN facts_since timestamptz;
UPDATE indexer.source_state SET facts_since = sweep_started_at;
ALTER TABLE indexer.source_state ALTER COLUMN facts_since SET NOT NULL;

CREATE OR REPLACE VIEW indexer.held_record AS
SELECT r.*,
       CASE r.presence WHEN 'LISTED' THEN greatest(r.seen_at, s.facts_since) ELSE r.seen_at END AS as_of
FROM indexer.custody_record r
LEFT JOIN indexer.source_state s ON s.source = r.source;
