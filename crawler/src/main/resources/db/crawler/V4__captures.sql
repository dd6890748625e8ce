-- Captures written before this have no length and no request beside them. Their rows go; retention removes their files.
DELETE FROM crawler.capture;

DROP INDEX crawler.capture_run;

-- Bodies of requests hold names, and some sites want 50 kB of form state sent back: they stay in the WARC file, in the
-- request record that lies directly behind the record of the answer.
ALTER TABLE crawler.capture
    DROP COLUMN request,
    ADD COLUMN kind           text   NOT NULL,
    ADD COLUMN method         text   NOT NULL,
    ADD COLUMN path           text   NOT NULL,
    ADD COLUMN request_type   text,
    -- sha256 of the request's body; null where none was sent
    ADD COLUMN body_digest    text,
    ADD COLUMN etag           text,
    ADD COLUMN last_modified  text,
    -- compressed bytes of the answer's record, and of the request's record behind it
    ADD COLUMN warc_length    bigint NOT NULL,
    ADD COLUMN request_length bigint NOT NULL,
    -- where the payload lies and when it was captured, when the answer's record is a revisit
    ADD COLUMN payload_file   text,
    ADD COLUMN payload_offset bigint,
    ADD COLUMN payload_length bigint,
    ADD COLUMN payload_at     timestamptz,
    -- how the page read when it was captured
    ADD COLUMN outcome        text,
    ADD COLUMN entries        int,
    ADD CHECK ((payload_file IS NULL) = (payload_offset IS NULL)),
    ADD CHECK ((payload_file IS NULL) = (payload_length IS NULL)),
    ADD CHECK ((payload_file IS NULL) = (payload_at IS NULL));

-- Replay of a run, and the normalizing step.
CREATE INDEX capture_run ON crawler.capture (run_id, id);
-- Replay of a source or a time span; retention.
CREATE INDEX capture_source_time ON crawler.capture (source, fetched_at, id);
-- The last version of a page. Empty for sites that never name a version; a hash, because paths outgrow what an index holds.
CREATE INDEX capture_version ON crawler.capture (source, md5((search ->> 'key') || ' ' || path), fetched_at DESC)
    WHERE method = 'GET' AND (etag IS NOT NULL OR last_modified IS NOT NULL);
