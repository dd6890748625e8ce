-- Pages about people that a search of that run had read when it broke off: the next go of the search takes them over. They belong
-- to no run until then.
ALTER TABLE crawler.capture ADD COLUMN kept_for bigint;
CREATE INDEX capture_kept ON crawler.capture (kept_for, lead_digest) WHERE kept_for IS NOT NULL;
