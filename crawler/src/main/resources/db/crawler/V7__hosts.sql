-- What is agreed about asking each host. One row a host, changed by whoever asks it, by this database's clock alone.
CREATE TABLE crawler.host (
    host        text PRIMARY KEY,
    -- When the last answer had come, or will have come at the latest: who asks next counts its own gap from here.
    ended_at    timestamptz NOT NULL DEFAULT '-infinity',
    -- One gap of whoever asked last after that: the earliest moment of the next request, whoever sends it.
    free_at     timestamptz NOT NULL,
    -- Until then the host is left alone, whoever asks: it asked for peace, or failed.
    not_before  timestamptz NOT NULL DEFAULT '-infinity',
    -- Who has the next request, or (sent) is waiting for its answer; void once the lease has passed.
    holder      uuid,
    rank        smallint,
    sent        boolean NOT NULL DEFAULT false,
    lease_until timestamptz,
    -- Who is next in line while the host is held, so that whoever just had it does not have it again at once.
    claimant    uuid,
    claim_rank  smallint,
    claim_until timestamptz,
    -- The circuit breaker: how the last requests went (S, F), how often it opened in a row, until when it is open.
    recent      text NOT NULL DEFAULT '',
    trips       int NOT NULL DEFAULT 0,
    open_until  timestamptz,
    CHECK ((holder IS NULL) = (rank IS NULL) AND (holder IS NULL) = (lease_until IS NULL)),
    CHECK (NOT sent OR holder IS NOT NULL)
) WITH (fillfactor = 50);

INSERT INTO crawler.host (host, ended_at, free_at)
SELECT host, least(next_free, clock_timestamp()), next_free FROM crawler.host_slot;

DROP TABLE crawler.host_slot;

-- How many requests were sent on each day: by source, in its own time zone, and ('*') by all where they have a common bound.
CREATE TABLE crawler.request_day (
    budget   text NOT NULL,
    day      date NOT NULL,
    requests bigint NOT NULL,
    PRIMARY KEY (budget, day)
) WITH (fillfactor = 50);

-- Why a host's robots.txt could not be had.
ALTER TABLE crawler.robots ADD COLUMN why text;
UPDATE crawler.robots SET why = 'robots.txt could not be had' WHERE verdict = 'DISALLOW_ALL';
