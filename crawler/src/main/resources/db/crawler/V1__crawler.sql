-- When each host may be asked next. One row a host; moved on by whoever reserves a slot.
CREATE TABLE crawler.host_slot (
    host      text PRIMARY KEY,
    next_free timestamptz NOT NULL
);

-- What robots.txt of each scheme, host and port said, for a day.
CREATE TABLE crawler.robots (
    origin     text PRIMARY KEY,
    fetched_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    verdict    text NOT NULL CHECK (verdict IN ('RULES', 'ALLOW_ALL', 'DISALLOW_ALL')),
    body       bytea
);

-- The searches of a sweep.
CREATE TABLE crawler.search (
    run_id     bigint NOT NULL,
    ordinal    int NOT NULL,
    key        text NOT NULL,
    root       boolean NOT NULL,
    search     jsonb NOT NULL,
    state      text NOT NULL CHECK (state IN ('QUEUED', 'DONE', 'FAILED')),
    attempts   int NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    outcome    text,
    detail     text,
    total      int,
    pages      int NOT NULL DEFAULT 0,
    people     int NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, ordinal),
    UNIQUE (run_id, key)
);
CREATE INDEX search_queue ON crawler.search (run_id, ordinal) WHERE state = 'QUEUED';

-- Where each captured page lies. Written in the transaction that ends its search, so the pages of an interrupted search
-- are in no index and its next attempt doubles nothing.
CREATE TABLE crawler.capture (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source       text NOT NULL,
    run_id       bigint,
    search       jsonb NOT NULL,
    request      jsonb NOT NULL,
    status       int NOT NULL,
    content_type text,
    fetched_at   timestamptz NOT NULL,
    digest       text NOT NULL,
    warc_file    text NOT NULL,
    warc_offset  bigint NOT NULL
);
CREATE INDEX capture_run ON crawler.capture (run_id, id);
