-- A sweep as a whole. Its counts move with every change of a search, so that nobody has to count searches.
CREATE TABLE crawler.sweep (
    run_id       bigint PRIMARY KEY,
    last_ordinal int NOT NULL DEFAULT 0,
    rests_until  timestamptz NOT NULL DEFAULT '-infinity',
    known        int NOT NULL DEFAULT 0,
    done         int NOT NULL DEFAULT 0,
    failed       int NOT NULL DEFAULT 0,
    pages        int NOT NULL DEFAULT 0,
    people       int NOT NULL DEFAULT 0,
    roots        int NOT NULL DEFAULT 0,
    roots_told   int NOT NULL DEFAULT 0,
    told         int NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO crawler.sweep
SELECT run_id, max(ordinal), '-infinity', count(*),
       count(*) FILTER (WHERE state = 'DONE'),
       count(*) FILTER (WHERE state = 'FAILED'),
       sum(pages), sum(people),
       count(*) FILTER (WHERE root),
       count(*) FILTER (WHERE root AND state = 'DONE' AND total IS NOT NULL),
       coalesce(sum(total) FILTER (WHERE root AND state = 'DONE'), 0)
  FROM crawler.search GROUP BY run_id;

-- OPEN covers queued and leased: a search is leased while it has a worker and its due time lies ahead, and queued otherwise.
-- A lease thus ends by itself. Leasing touches no indexed column, so that it rewrites the row in its page and no index.
ALTER TABLE crawler.search DROP CONSTRAINT search_state_check;
DROP INDEX crawler.search_queue;
UPDATE crawler.search SET state = 'OPEN' WHERE state = 'QUEUED';
ALTER TABLE crawler.search ADD CHECK (state IN ('OPEN', 'DONE', 'FAILED'));
ALTER TABLE crawler.search RENAME COLUMN not_before TO due;
-- 0 somebody waits for it, 1 single people in doubt, 2 the routine of a sweep.
ALTER TABLE crawler.search ADD COLUMN priority smallint NOT NULL DEFAULT 2 CHECK (priority BETWEEN 0 AND 2);
ALTER TABLE crawler.search ADD COLUMN worker text;
-- How often it was leased; names one lease among all of a search.
ALTER TABLE crawler.search ADD COLUMN leases int NOT NULL DEFAULT 0;
ALTER TABLE crawler.search SET (fillfactor = 75);
CREATE INDEX search_open ON crawler.search (run_id, priority, ordinal) WHERE state = 'OPEN';
CREATE INDEX search_failed ON crawler.search (run_id, ordinal) WHERE state = 'FAILED';
