-- The custody registry. Needs PostgreSQL 18 or newer: the statements of this module return old and new rows together.

-- Whether a change of facility is a move. A place that is not known before or after is no move, neither is a corrected
-- match of the same words, nor new words for the same facility.
CREATE FUNCTION indexer.moved(old_id text, old_text text, new_id text, new_text text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN old_text IS NOT NULL AND new_text IS NOT NULL
        AND upper(old_text) <> upper(new_text)
        AND (old_id IS NULL OR new_id IS NULL OR old_id <> new_id);

-- The last complete run of each source that was applied.
CREATE TABLE indexer.source_state (
    source           text        PRIMARY KEY,
    run_id           bigint      NOT NULL,
    sweep_started_at timestamptz NOT NULL,
    completed_at     timestamptz NOT NULL,
    people           integer     NOT NULL
);

-- What applying a run did: asked to apply it again, the registry answers from here.
CREATE TABLE indexer.applied_run (
    run_id           bigint      NOT NULL,
    source           text        NOT NULL,
    sweep_started_at timestamptz NOT NULL,
    applied_at       timestamptz NOT NULL,
    inserted         integer     NOT NULL,
    updated          integer     NOT NULL,
    unchanged        integer     NOT NULL,
    moved            integer     NOT NULL,
    missing          integer     NOT NULL,
    back             integer     NOT NULL,
    PRIMARY KEY (run_id, source)
);

-- What runs brought and nobody decided on yet: every sighting once, so that staging a page twice stages it once.
CREATE TABLE indexer.staging (
    run_id            bigint      NOT NULL,
    source            text        NOT NULL,
    number            text        NOT NULL,
    seen_at           timestamptz NOT NULL,
    capture_id        bigint      NOT NULL,
    content_hash      bytea       NOT NULL,
    id                uuid        NOT NULL,
    number_key        text        NOT NULL,
    second_number_key text,
    record            jsonb       NOT NULL,
    facility_id       text GENERATED ALWAYS AS (record #>> '{facility,id}') STORED,
    facility_text     text GENERATED ALWAYS AS (record #>> '{facility,text}') STORED,
    PRIMARY KEY (run_id, source, number, seen_at, capture_id, content_hash)
);

-- Of several sightings of one number in one run, the latest.
CREATE VIEW indexer.staged_person AS
SELECT DISTINCT ON (run_id, source, number) *
FROM indexer.staging
ORDER BY run_id, source, number, seen_at DESC, capture_id DESC, content_hash;

-- The current fact of every person ever seen, one row per source and number.
--   presence   LISTED:    in the last complete list of the source, or seen since
--              MISSING:   no longer in it, since the start of the sweep that first came without
--              LOOKED_UP: known from look-ups alone
--   seen_at    the last sighting of its own; a person still listed unchanged is not written again: see held_record.as_of
--   version    grows with every change that the index shows; also the external version of the document there
CREATE TABLE indexer.custody_record (
    id                uuid        PRIMARY KEY,
    source            text        NOT NULL,
    number            text        NOT NULL,
    number_key        text        NOT NULL,
    second_number_key text,
    content_hash      bytea       NOT NULL,
    record            jsonb       NOT NULL,
    presence          text        NOT NULL CHECK (presence IN ('LISTED', 'MISSING', 'LOOKED_UP')),
    missing_since     timestamptz,
    seen_at           timestamptz NOT NULL,
    first_seen        timestamptz NOT NULL,
    version           bigint      NOT NULL,
    status            text GENERATED ALWAYS AS (record ->> 'status') STORED NOT NULL,
    facility_id       text GENERATED ALWAYS AS (record #>> '{facility,id}') STORED,
    facility_text     text GENERATED ALWAYS AS (record #>> '{facility,text}') STORED,
    CHECK ((presence = 'MISSING') = (missing_since IS NOT NULL))
);
-- Not unique: the id is made of both, and a second unique index would fail what ON CONFLICT (id) settles.
CREATE INDEX custody_record_source ON indexer.custody_record (source, number);
CREATE INDEX custody_record_number ON indexer.custody_record (number);
CREATE INDEX custody_record_number_key ON indexer.custody_record (number_key);
CREATE INDEX custody_record_second_number_key ON indexer.custody_record (second_number_key)
    WHERE second_number_key IS NOT NULL;

-- A record with its age: a listed person was seen when the last complete sweep of the source began, or later.
CREATE VIEW indexer.held_record AS
SELECT r.*,
       CASE r.presence WHEN 'LISTED' THEN greatest(r.seen_at, s.sweep_started_at) ELSE r.seen_at END AS as_of
FROM indexer.custody_record r
LEFT JOIN indexer.source_state s ON s.source = r.source;

-- What happened to a record, with its evidence: the run, the capture (none for an absence), and both sides of the change.
CREATE TABLE indexer.custody_event (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id   uuid        NOT NULL REFERENCES indexer.custody_record ON DELETE CASCADE,
    version     bigint      NOT NULL,
    kind        text        NOT NULL CHECK (kind IN
                    ('FIRST_SEEN', 'MOVED', 'STATUS_CHANGED', 'RENAMED', 'CHANGED', 'MISSING', 'BACK')),
    seen_at     timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    run_id      bigint,
    capture_id  bigint,
    was         jsonb,
    became      jsonb
);
CREATE INDEX custody_event_record ON indexer.custody_event (record_id, id);

-- Records whose document in the index is behind, and the version it should show at least.
CREATE TABLE indexer.projection_queue (
    record_id uuid   PRIMARY KEY REFERENCES indexer.custody_record ON DELETE CASCADE,
    version   bigint NOT NULL
);
