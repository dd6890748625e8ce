-- What the list said of the person whom a page is about: while it says the same, the page of the run before is good for a while.
-- A page that is taken over is a row of its own in each run that takes it over.
ALTER TABLE crawler.capture ADD COLUMN lead_digest text;
CREATE INDEX capture_lead ON crawler.capture (source, run_id, lead_digest) WHERE lead_digest IS NOT NULL;
