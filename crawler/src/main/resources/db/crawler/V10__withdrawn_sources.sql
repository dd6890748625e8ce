-- When an operator withdrew the source: nobody asks it from then on, and its profile serves only to read what is held of it.
-- Sending the profile again brings it back.
ALTER TABLE crawler.added_source ADD COLUMN withdrawn_at timestamptz;
