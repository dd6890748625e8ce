-- One look at an agency's web site, by following its links.
CREATE TABLE crawler.site_watch (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site       text NOT NULL,
    cause      text NOT NULL CHECK (cause IN ('SCHEDULE', 'OPERATOR')),
    state      text NOT NULL CHECK (state IN ('QUEUED', 'CRAWLING', 'WAITING', 'ENDED')),
    queued_at  timestamptz NOT NULL,
    started_at timestamptz,
    due_at     timestamptz,
    ended_at   timestamptz,
    bounded    boolean NOT NULL DEFAULT false,
    outcome    text CHECK (outcome IN ('COMPLETE', 'INCOMPLETE', 'FAILED')),
    trouble    text,
    detail     text,
    CHECK ((state = 'ENDED') = (outcome IS NOT NULL))
);

-- A site is watched once at a time, whoever asks for it.
CREATE UNIQUE INDEX site_watch_open ON crawler.site_watch (site) WHERE state <> 'ENDED';
CREATE INDEX site_watch_history ON crawler.site_watch (site, id DESC);

-- The pages of a watch: the queue of its links, and what came of each. A page is settled in the transaction that indexes its
-- capture, and its links are queued before that, so a killed watch asks again only the page that was in flight.
CREATE TABLE crawler.site_page (
    watch_id      bigint NOT NULL REFERENCES crawler.site_watch ON DELETE CASCADE,
    id            int NOT NULL,
    url           text NOT NULL,
    depth         int NOT NULL,
    settled       boolean NOT NULL DEFAULT false,
    attempts      int NOT NULL DEFAULT 0,
    fate          text CHECK (fate IN ('READ', 'GONE', 'MOVED', 'CLOSED', 'FAILED')),
    obstacle      text,
    detail        text,
    moved_to      text,
    etag          text,
    last_modified text,
    title         text,
    lines         text,
    links         text,
    capture_id    bigint,
    PRIMARY KEY (watch_id, id),
    UNIQUE (watch_id, url),
    CHECK (settled = (fate IS NOT NULL))
);
CREATE INDEX site_page_queue ON crawler.site_page (watch_id, attempts, id) WHERE NOT settled;
