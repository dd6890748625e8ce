-- What a search has met so far. Failures of the host are counted apart: they are outlasted, not counted out.
ALTER TABLE crawler.search ADD COLUMN host_faults int NOT NULL DEFAULT 0;
ALTER TABLE crawler.search ADD COLUMN failing_since timestamptz;
-- How often in a row the source's hours or its day's requests ended in the middle of the search.
ALTER TABLE crawler.search ADD COLUMN cut_short int NOT NULL DEFAULT 0;
