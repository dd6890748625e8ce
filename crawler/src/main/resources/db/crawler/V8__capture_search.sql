-- Of its search, a capture needs the key alone. The search's first request went in with it, and the body of a look-up's
-- holds the name that somebody asked for: it lies in the WARC file, and nowhere else. The table is written anew, so nothing
-- of it stays behind in dead rows.
DROP INDEX crawler.capture_version;
ALTER TABLE crawler.capture ALTER COLUMN search TYPE text USING coalesce(search ->> 'key', '');
ALTER TABLE crawler.capture RENAME COLUMN search TO search_key;
CREATE INDEX capture_version ON crawler.capture (source, md5(search_key || ' ' || path), fetched_at DESC)
    WHERE method = 'GET' AND (etag IS NOT NULL OR last_modified IS NOT NULL);

-- Retention.
CREATE INDEX capture_time ON crawler.capture (fetched_at);
