CREATE TABLE schedules.run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text NOT NULL,
    state       text NOT NULL,
    cause       text NOT NULL CHECK (cause IN ('SCHEDULE', 'OPERATOR')),
    queued_at   timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz,
    verdict     jsonb,
    applied     jsonb,
    error       text
);

-- One run of a source at a time, whoever starts it.
CREATE UNIQUE INDEX run_active ON schedules.run (source) WHERE finished_at IS NULL;
CREATE INDEX run_recent ON schedules.run (source, id DESC);

-- What normalizing could not read: words no lookup knows, entries that are no person.
CREATE TABLE schedules.run_finding (
    run_id bigint NOT NULL REFERENCES schedules.run (id),
    kind   text NOT NULL CHECK (kind IN ('ENTRY', 'REJECTED', 'UNKNOWN_WORD')),
    field  text NOT NULL,
    word   text NOT NULL,
    count  bigint NOT NULL,
    PRIMARY KEY (run_id, kind, field, word)
);
